using Microsoft.ML;
using Microsoft.ML.Transforms;
using Mnist.MLNet.Transforms;

namespace Mnist.MLNet.Scoring;

/// <summary>The part of a fitted pipeline from pixels to scores: the classifier, and the normalisations before it.</summary>
/// <param name="Classifier">The classifier.</param>
/// <param name="Normalizers">The steps that its images go through, first to last.</param>
internal sealed record ScoringPipeline(TorchClassifierTransformer Classifier, IReadOnlyList<PixelNormalizingTransformer> Normalizers)
{
    /// <summary>The normalisations as pixel × scale + offset, first to last.</summary>
    public IEnumerable<(float Scale, float Offset)> Normalizations => Normalizers.Select(step => (step.Scale, step.Offset));

    /// <summary>What is done to the pixels, in words.</summary>
    public string Preprocessing => Normalizers.Count == 0 ? "nothing"
        : string.Join(", then ", Normalizers.Select(step => FormattableString.Invariant($"(pixel / 255 - {step.Mean}) / {step.StandardDeviation}")));

    /// <summary>The column that the images come from.</summary>
    public string InputColumnName => Normalizers is [var first, ..] ? first.InputColumnName : Classifier.FeatureColumnName;

    /// <summary>Finds the part in a pipeline.</summary>
    /// <exception cref="NotSupportedException">The pipeline is not made of NormalizePixels, one TorchClassifier and MapKeyToValue steps.</exception>
    public static ScoringPipeline Of(ITransformer model)
    {
        var normalizers = new List<PixelNormalizingTransformer>();
        TorchClassifierTransformer? classifier = null;
        foreach (var step in Flatten(model))
        {
            switch (step)
            {
                case PixelNormalizingTransformer normalizer when classifier is null:
                    normalizers.Add(normalizer);
                    break;
                case TorchClassifierTransformer found when classifier is null:
                    classifier = found;
                    break;
                case KeyToValueMappingTransformer when classifier is not null:
                    break;
                default:
                    throw new NotSupportedException(
                        $"A step of type {step.GetType().Name} cannot be exported; a pipeline that can is made of NormalizePixels, one TorchClassifier and MapKeyToValue, in this order.");
            }
        }

        return classifier is null
            ? throw new NotSupportedException("The pipeline has no step that classifies; one made of NormalizePixels, TorchClassifier and MapKeyToValue can be exported.")
            : new ScoringPipeline(classifier, Used(normalizers, classifier.FeatureColumnName));
    }

    private static IEnumerable<ITransformer> Flatten(ITransformer model) => model is IEnumerable<ITransformer> chain ? chain.SelectMany(Flatten) : [model];

    /// <summary>The normalisers that lead to a column, found from the last to the first.</summary>
    private static List<PixelNormalizingTransformer> Used(List<PixelNormalizingTransformer> normalizers, string column)
    {
        var used = new List<PixelNormalizingTransformer>();
        foreach (var normalizer in normalizers.AsEnumerable().Reverse().Where(normalizer => normalizer.OutputColumnName == column))
        {
            column = normalizer.InputColumnName;
            used.Insert(0, normalizer);
        }

        return used;
    }
}
