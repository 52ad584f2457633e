using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Mnist.MLNet.Pictures;

namespace Mnist.MLNet.Serving;

/// <summary><c>POST /predict</c>: pictures as they are or in a form, or images as JSON; answers with the probabilities of all classes of each digit.</summary>
internal sealed class PredictEndpoint : IDisposable
{
    private readonly ServedModel _model;
    private readonly ServingMetrics _metrics;
    private readonly DigitServerOptions _options;

    // pictures take memory while they are decoded, so only so many are at a time
    private readonly SemaphoreSlim _decoding = new(Environment.ProcessorCount);

    public PredictEndpoint(ServedModel model, ServingMetrics metrics, DigitServerOptions options)
    {
        _model = model;
        _metrics = metrics;
        _options = options;
    }

    public async Task Answer(HttpContext context)
    {
        try
        {
            // 'curl --data-binary' calls everything a form, so only those with files in them count as such
            bool isForm = context.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;
            byte[]? body = isForm ? null : await ReadBody(context).ConfigureAwait(false);
            var files = body is null ? await ReadForm(context).ConfigureAwait(false) : [];
            var watch = Stopwatch.StartNew();
            var images = body is not null && context.Request.HasJsonContentType()
                ? [.. ImagesJson.Read(body, _options.MaximumBatch).Select(pixels => new ServedImage(pixels, null, null))]
                : await Decode(context, body is null ? files : [("the picture", body)]).ConfigureAwait(false);
            Write(context, images, watch);
            _metrics.Answered(images.Count, watch.Elapsed);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
        catch (RequestException exception)
        {
            await Refuse(context, exception.Status, exception.Message).ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            await Refuse(context, StatusCodes.Status400BadRequest, exception.Message).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception)
        {
            string advice = exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? $" At most {_options.MaximumRequestBytes} bytes are taken." : "";
            await Refuse(context, exception.StatusCode, exception.Message + advice).ConfigureAwait(false);
        }
    }

    public void Dispose() => _decoding.Dispose();

    private static async Task<byte[]> ReadBody(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        var result = await reader.ReadAsync(context.RequestAborted).ConfigureAwait(false);
        while (!result.IsCompleted)
        {
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            result = await reader.ReadAsync(context.RequestAborted).ConfigureAwait(false);
        }

        byte[] body = result.Buffer.ToArray();
        reader.AdvanceTo(result.Buffer.End);
        return body.Length > 0
            ? body
            : throw new RequestException(StatusCodes.Status400BadRequest, "The request is empty; send a PNG, JPEG, BMP, PGM or PPM file, or {\"pixels\": [784 numbers]} as application/json.");
    }

    private static async Task<List<(string Name, byte[] Bytes)>> ReadForm(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        var files = new List<(string, byte[])>();
        foreach (var file in form.Files)
        {
            using var memory = new MemoryStream();
            await file.CopyToAsync(memory, context.RequestAborted).ConfigureAwait(false);
            files.Add((file.FileName, memory.ToArray()));
        }

        return files.Count > 0 ? files : throw new RequestException(StatusCodes.Status400BadRequest, "The form has no file; send pictures as files.");
    }

    private async Task<List<ServedImage>> Decode(HttpContext context, List<(string Name, byte[] Bytes)> files)
    {
        bool segment = context.Request.Query["segment"] == "true";
        var options = new PictureOptions { Limits = new PictureLimits { MaximumPixels = _options.MaximumPixels } };
        var images = new List<ServedImage>();
        await _decoding.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        try
        {
            foreach (var (name, bytes) in files)
            {
                var picture = Picture.Decode(bytes, name, options.Limits);
                var digits = segment ? PicturePreparation.Segment(picture, options) : [PicturePreparation.Prepare(picture, options)];
                images.AddRange(digits.Where(digit => !digit.IsBlank).Select(digit => new ServedImage([.. digit.Pixels.Select(pixel => (float)pixel)], digit, name)));
            }
        }
        finally
        {
            _decoding.Release();
        }

        return images.Count <= _options.MaximumBatch
            ? images
            : throw new RequestException(StatusCodes.Status413PayloadTooLarge, $"The pictures have {images.Count} digits; expected at most {_options.MaximumBatch}. Send them in several requests.");
    }

    private void Write(HttpContext context, List<ServedImage> images, Stopwatch watch)
    {
        var pool = _model.Lease();
        try
        {
            context.Response.ContentType = "application/json";
            using var json = new Utf8JsonWriter(context.Response.BodyWriter);
            json.WriteStartObject();
            json.WriteStartArray("predictions"u8);
            foreach (var image in images)
            {
                Write(json, image, pool.Predict(image.Pixels), pool.ClassNames);
            }

            json.WriteEndArray();
            json.WriteNumber("milliseconds"u8, Math.Round(watch.Elapsed.TotalMilliseconds, 3));
            json.WriteEndObject();
        }
        finally
        {
            pool.Leave();
        }
    }

    private static void Write(Utf8JsonWriter json, ServedImage image, float[] probabilities, IReadOnlyList<string> classNames)
    {
        int best = Array.IndexOf(probabilities, probabilities.Max());
        json.WriteStartObject();
        json.WriteString("prediction"u8, classNames[best]);
        json.WriteNumber("probability"u8, probabilities[best]);
        json.WriteStartObject("probabilities"u8);
        for (int i = 0; i < probabilities.Length; i++)
        {
            json.WriteNumber(classNames[i], probabilities[i]);
        }

        json.WriteEndObject();
        if (image.Digit is { } digit)
        {
            json.WriteString("picture"u8, image.Picture);
            json.WriteNumber("left"u8, digit.Left);
            json.WriteNumber("top"u8, digit.Top);
            json.WriteNumber("width"u8, digit.Width);
            json.WriteNumber("height"u8, digit.Height);
            json.WriteStartArray("pixels"u8);
            foreach (byte pixel in digit.Pixels)
            {
                json.WriteNumberValue(pixel);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private Task Refuse(HttpContext context, int status, string message)
    {
        _metrics.Refused();
        return Results.Problem(message, statusCode: status).ExecuteAsync(context);
    }
}
