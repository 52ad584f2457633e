using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Mnist.MLNet.Pictures;

namespace Mnist.MLNet.Serving;

/// <summary>
/// Reads images out of JSON: <c>{"pixels": […]}</c> for one, <c>{"images": […, …]}</c> for several; an image is 784 numbers from 0 (paper) to 255 (ink),
/// in one list or in 28 rows.
/// </summary>
internal static class ImagesJson
{
    /// <exception cref="RequestException">The JSON is malformed, or holds something else.</exception>
    public static List<float[]> Read(ReadOnlySpan<byte> json, int maximumImages)
    {
        var images = new List<float[]>();
        var reader = new Utf8JsonReader(json);
        try
        {
            Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject, "an object");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool one = reader.ValueTextEquals("pixels"u8);
                Expect(one || reader.ValueTextEquals("images"u8), "the properties 'pixels' or 'images'");
                Expect(reader.Read() && reader.TokenType == JsonTokenType.StartArray, "a list");
                if (one)
                {
                    images.Add(ReadImage(ref reader, "pixels"));
                    continue;
                }

                while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
                {
                    if (images.Count == maximumImages)
                    {
                        throw new RequestException(StatusCodes.Status413PayloadTooLarge, $"The request has more than {maximumImages} images; send them in several.");
                    }

                    images.Add(ReadImage(ref reader, $"images[{images.Count}]"));
                }

                Expect(reader.TokenType == JsonTokenType.EndArray, "lists of numbers in 'images'");
            }
        }
        catch (JsonException exception)
        {
            throw new RequestException(StatusCodes.Status400BadRequest, $"The JSON is malformed: {exception.Message}");
        }

        Expect(images.Count > 0, "at least one image");
        return images;
    }

    private static float[] ReadImage(ref Utf8JsonReader reader, string name)
    {
        var image = new float[PicturePreparation.PixelCount];
        int count = 0;
        for (int depth = reader.CurrentDepth; reader.Read() && reader.CurrentDepth > depth;)
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.EndArray)
            {
                continue;
            }

            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetSingle(out float value) || value is not (>= 0 and <= 255))
            {
                throw new RequestException(StatusCodes.Status400BadRequest, $"Pixel {count} of {name} is no number from 0 to 255.");
            }

            if (count < image.Length)
            {
                image[count] = value;
            }

            count++;
        }

        return count == image.Length
            ? image
            : throw new RequestException(StatusCodes.Status400BadRequest, $"{name} has {count} numbers; expected {image.Length}, 28 rows of 28 pixels.");
    }

    private static void Expect(bool met, string what)
    {
        if (!met)
        {
            throw new RequestException(StatusCodes.Status400BadRequest, $"The JSON is not as expected: it needs {what}. Send {{\"pixels\": [784 numbers from 0 to 255]}} or {{\"images\": [[…], …]}}.");
        }
    }
}
