using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.ML;
using Mnist.MLNet.Data;
using Mnist.MLNet.Serving;
using Mnist.MLNet.Tests.Cli;
using Mnist.MLNet.Tests.Pictures;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Tests.Serving;

/// <summary>What programs get from the server.</summary>
[Collection(TorchCollection.Name)]
public sealed class DigitServerTests(TrainedDigits digits) : IClassFixture<TrainedDigits>, IAsyncLifetime
{
    private RunningServer _server = null!;

    public async Task InitializeAsync() => _server = await RunningServer.Start(new DigitServerOptions { ModelPath = digits.Model, MaximumRequestBytes = 300_000, MaximumBatch = 20, MaximumPixels = 100_000 });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Images_as_numbers_are_predicted_as_by_a_prediction_engine_alone_and_in_batches()
    {
        var data = MnistData.Load(digits.Data);
        var ml = new MLContext();
        using var engine = ml.Model.CreatePredictionEngine<Digit, DigitPrediction>(ml.Mnist().LoadModel(digits.Model));
        float[][] images = [.. Enumerable.Range(0, 5).Select(row => data.Test.GetPixels(row).ToArray().Select(pixel => (float)pixel).ToArray())];

        var batch = await _server.Predict(JsonContent.Create(new { images }));
        var rows = await _server.Predict(JsonContent.Create(new { pixels = images[0].Chunk(28) }));

        var expected = images.Select(image => engine.Predict(new Digit { Pixels = image })).ToList();
        Assert.Equal(expected.Select(prediction => prediction.PredictedLabel), batch.GetProperty("predictions").EnumerateArray().Select(prediction => prediction.GetProperty("prediction").GetString()));
        Assert.Equal(expected[0].Score, rows.GetProperty("predictions")[0].GetProperty("probabilities").EnumerateObject().Select(chance => chance.Value.GetSingle()));
        Assert.True(batch.GetProperty("milliseconds").GetDouble() > 0);
    }

    [Fact]
    public async Task A_model_whose_predicted_label_is_a_key_is_served_too()
    {
        var ml = new MLContext();
        var data = MnistData.Load(digits.Data);
        var model = ml.Mnist().NormalizePixels(0, 1).Append(ml.Mnist().TorchClassifier("simple-nn", new TorchClassifierOptions { Epochs = 1, Seed = 1 })).Fit(data.Train);
        ml.Mnist().Save(model, data.Train.Schema, digits["keys.zip"]);
        await using var server = await RunningServer.Start(new DigitServerOptions { ModelPath = digits["keys.zip"] });

        var answer = await server.Predict(JsonContent.Create(new { pixels = new float[784] }));

        Assert.Equal(1, answer.GetProperty("predictions").GetArrayLength());
    }

    [Fact]
    public async Task Pictures_are_predicted_as_they_are_and_in_forms_with_what_the_network_saw()
    {
        var picture = new DrawnPicture(seed: 33).DrawLine(0, 3, side: 100);
        byte[] png = PngEncoder.Encode(picture.Width, picture.Height, picture.Rgba);
        byte[] jpeg = new JpegEncoder(4).Encode(picture.Width, picture.Height, picture.Rgba);

        var one = await _server.Predict(Bytes(png));
        var three = await _server.Predict(Bytes(jpeg), "?segment=true");
        using var form = new MultipartFormDataContent { { Bytes(png), "files", "a.png" }, { Bytes(jpeg), "files", "b.jpg" } };
        var both = await _server.Predict(form, "?segment=true");

        Assert.Equal(1, one.GetProperty("predictions").GetArrayLength());
        Assert.Equal(784, one.GetProperty("predictions")[0].GetProperty("pixels").GetArrayLength());
        Assert.Equal(3, three.GetProperty("predictions").GetArrayLength());
        Assert.Equal(["a.png", "a.png", "a.png", "b.jpg", "b.jpg", "b.jpg"], both.GetProperty("predictions").EnumerateArray().Select(prediction => prediction.GetProperty("picture").GetString()));
    }

    [Theory]
    [InlineData("{", "The JSON is malformed: ")]
    [InlineData("[]", "The JSON is not as expected: it needs an object.")]
    [InlineData("{}", "The JSON is not as expected: it needs at least one image.")]
    [InlineData("{\"digits\":[]}", "The JSON is not as expected: it needs the properties 'pixels' or 'images'.")]
    [InlineData("{\"pixels\":1}", "The JSON is not as expected: it needs a list.")]
    [InlineData("{\"pixels\":[1,2]}", "pixels has 2 numbers; expected 784, 28 rows of 28 pixels.")]
    [InlineData("{\"images\":[[1],[2]]}", "images[0] has 1 numbers; expected 784, 28 rows of 28 pixels.")]
    [InlineData("{\"pixels\":[1,256]}", "Pixel 1 of pixels is no number from 0 to 255.")]
    [InlineData("{\"pixels\":[1,\"2\"]}", "Pixel 1 of pixels is no number from 0 to 255.")]
    [InlineData("", "The request is empty; ")]
    public async Task Json_that_is_wrong_is_told_why(string json, string expected) =>
        Assert.StartsWith(expected, await _server.Refused(new StringContent(json, Encoding.UTF8, "application/json"), HttpStatusCode.BadRequest), StringComparison.Ordinal);

    [Fact]
    public async Task Requests_that_are_wrong_or_too_large_are_told_why()
    {
        Assert.Contains("found a GIF file", await _server.Refused(Bytes("GIF89a"u8.ToArray()), HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Contains("expected at most 100000 in all", await _server.Refused(Bytes([.. "P5 1000 101 255\n"u8]), HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Contains("At most 300000 bytes are taken.", await _server.Refused(Bytes(new byte[300_001]), HttpStatusCode.RequestEntityTooLarge), StringComparison.Ordinal);
        var many = JsonContent.Create(new { images = Enumerable.Repeat(new float[784], 21) });
        Assert.Equal("The request has more than 20 images; send them in several.", await _server.Refused(many, HttpStatusCode.RequestEntityTooLarge));
        using var form = new MultipartFormDataContent { { new StringContent("x"), "text" } };
        Assert.Equal("The form has no file; send pictures as files.", await _server.Refused(form, HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task The_page_its_description_and_the_figures_are_served()
    {
        Assert.Contains("<canvas id=\"pad\"", await _server.Client.GetStringAsync("/"), StringComparison.Ordinal);
        var description = await _server.Client.GetFromJsonAsync<JsonElement>("/openapi.json");
        Assert.Equal(["/predict", "/health", "/metrics"], description.GetProperty("paths").EnumerateObject().Select(path => path.Name));
        var health = await _server.Health();
        Assert.Equal("ok", health.GetProperty("status").GetString());
        Assert.Equal(10, health.GetProperty("classes").GetArrayLength());

        await _server.Predict(JsonContent.Create(new { pixels = new float[784] }));
        await _server.Refused(new StringContent("{"), HttpStatusCode.BadRequest);

        string metrics = await _server.Client.GetStringAsync("/metrics");
        Assert.Contains("\nmnist_images_total 1\n", metrics, StringComparison.Ordinal);
        Assert.Contains("\nmnist_predict_seconds_count 1\n", metrics, StringComparison.Ordinal);
        Assert.Contains("\nmnist_refused_total 1\n", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_model_is_served_without_a_failed_request_and_a_broken_one_is_not()
    {
        using var folder = new TemporaryFolder();
        string path = folder["model.zip"];
        File.Copy(digits.Model, path);
        await using var server = await RunningServer.Start(new DigitServerOptions { ModelPath = path });
        var loaded = (await server.Health()).GetProperty("loaded").GetDateTimeOffset();
        using var ended = new CancellationTokenSource();
        var clients = Enumerable.Range(0, 4).Select(async _ =>
        {
            int count = 0;
            for (; !ended.IsCancellationRequested; count++)
            {
                await server.Predict(JsonContent.Create(new { pixels = new float[784] }));
            }

            return count;
        }).ToList();

        await Replace(File.ReadAllBytes(digits.Model), health => health.GetProperty("loaded").GetDateTimeOffset() > loaded);
        await Replace([1, 2, 3], health => health.GetProperty("lastError").GetString() is { } error && error.Contains("is no model", StringComparison.Ordinal));
        await ended.CancelAsync();

        Assert.All(await Task.WhenAll(clients), count => Assert.True(count > 0));

        async Task Replace(byte[] content, Func<JsonElement, bool> isServed)
        {
            File.WriteAllBytes(folder["next.zip"], content);
            File.SetLastWriteTimeUtc(folder["next.zip"], File.GetLastWriteTimeUtc(path).AddSeconds(2));
            File.Move(folder["next.zip"], path, overwrite: true);
            for (int i = 0; !isServed(await server.Health()); i++)
            {
                Assert.True(i < 6000, "The model was not reloaded.");
                await Task.Delay(50);
            }
        }
    }

    [Fact]
    public async Task Requests_that_run_when_the_server_ends_are_answered()
    {
        await using var server = await RunningServer.Start(new DigitServerOptions { ModelPath = digits.Model });
        using var requests = new RunningRequests();
        var request = new SlowContent(JsonSerializer.SerializeToUtf8Bytes(new { pixels = new float[784] }));
        var answer = server.Predict(request);
        await requests.Begun;

        var stop = server.Stop();
        request.Finish();

        Assert.Equal(1, (await answer).GetProperty("predictions").GetArrayLength());
        await stop;
    }

    [Fact]
    public void A_model_that_is_missing_is_told_by_the_program() =>
        Assert.Equal("There is no model file 'none.zip'; 'mnist train' makes one", CliRun.Of("serve", "none.zip").Failed(3));

    private static ByteArrayContent Bytes(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };

    /// <summary>Tells when a server in this process has begun with a request, by the server's own count.</summary>
    private sealed class RunningRequests : IDisposable
    {
        private readonly MeterListener _listener = new() { InstrumentPublished = (instrument, listener) => Listen(instrument, listener) };
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public RunningRequests()
        {
            _listener.SetMeasurementEventCallback<long>((_, _, _, _) => _begun.TrySetResult());
            _listener.Start();
        }

        public Task Begun => _begun.Task;

        public void Dispose() => _listener.Dispose();

        private static void Listen(Instrument instrument, MeterListener listener)
        {
            if (instrument.Name == "http.server.active_requests")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        }
    }

    /// <summary>A body that comes in two parts, the second when it is told to.</summary>
    private sealed class SlowContent : HttpContent
    {
        private readonly byte[] _bytes;
        private readonly TaskCompletionSource _finish = new();

        public SlowContent(byte[] bytes)
        {
            _bytes = bytes;
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        public void Finish() => _finish.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_bytes.AsMemory(0, 100));
            await stream.FlushAsync();
            await _finish.Task;
            await stream.WriteAsync(_bytes.AsMemory(100));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _bytes.Length;
            return true;
        }
    }
}
