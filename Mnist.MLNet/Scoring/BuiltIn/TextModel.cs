using Microsoft.ML;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Scoring.BuiltIn;

/// <summary>A model file as text. It comes with every row, by reference, and is decoded at the first.</summary>
internal sealed class TextModel
{
    private readonly Lock _lock = new();
    private ReadOnlyMemory<char> _text;
    private ScoringPipeline? _pipeline;

    /// <summary>The text of a model: its file's bytes in base 64.</summary>
    public static string Encode(byte[] file) => Convert.ToBase64String(file);

    /// <summary>Scores an image with the model that comes with it.</summary>
    /// <exception cref="InvalidDataException">The text is no model.</exception>
    /// <exception cref="ArgumentException">The image is of another size than the model's.</exception>
    public void Score(ImageWithModel image, ScoredImage result)
    {
        var pipeline = Decode(image.MnistModel);
        var pixels = new float[image.Pixels.Length];
        image.Pixels.CopyTo(pixels);
        foreach (var (scale, offset) in pipeline.Normalizations)
        {
            foreach (ref float pixel in pixels.AsSpan())
            {
                pixel = (pixel * scale) + offset;
            }
        }

        // The result is used again for every row, but a reader may still hold the last row's scores.
        result.Score = new float[pipeline.Classifier.ClassNames.Count];
        pipeline.Classifier.Score(pixels, result.Score);
        result.MnistClassName = pipeline.Classifier.ClassNames[Logits.IndexOfMax(result.Score)];
    }

    private ScoringPipeline Decode(ReadOnlyMemory<char> text)
    {
        lock (_lock)
        {
            if (_pipeline is null || !_text.Equals(text))
            {
                _pipeline = ScoringPipeline.Of(ModelFile.Load(new MLContext(), Bytes(text)));
                _text = text;
            }

            return _pipeline;
        }
    }

    private static byte[] Bytes(ReadOnlyMemory<char> text)
    {
        var bytes = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64Chars(text.Span, bytes, out int written)
            ? bytes[..written]
            : throw new InvalidDataException("The model in ML.NET's zip is damaged: it is not text in base 64.");
    }
}
