using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Brings the numbers of columns to a common scale.</summary>
public static class NormalizationCatalog
{
    /// <summary>Divides by the largest absolute value, or maps the range of the values to [0, 1].</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to make.</param>
    /// <param name="inputColumnName">The column to read; null for the same name.</param>
    /// <param name="maximumExampleCount">How many rows to learn from, at least 2.</param>
    /// <param name="fixZero">Whether zero stays zero, which keeps sparse vectors sparse.</param>
    public static NormalizingEstimator NormalizeMinMax(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, long maximumExampleCount = 1000000000, bool fixZero = true)
        => catalog.NormalizeMinMax([new(outputColumnName, inputColumnName)], maximumExampleCount, fixZero);

    /// <summary>Divides by the largest absolute value, or maps the range of the values to [0, 1].</summary>
    public static NormalizingEstimator NormalizeMinMax(
        this TransformsCatalog catalog, InputOutputColumnPair[] columns, long maximumExampleCount = 1000000000, bool fixZero = true)
        => new(columns, NormalizationKind.MinMax, maximumExampleCount, fixZero);

    /// <summary>Divides by the root mean square, or subtracts the mean and divides by the standard deviation.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to make.</param>
    /// <param name="inputColumnName">The column to read; null for the same name.</param>
    /// <param name="maximumExampleCount">How many rows to learn from, at least 2.</param>
    /// <param name="fixZero">Whether zero stays zero, which keeps sparse vectors sparse.</param>
    /// <param name="useCdf">Whether to give the cumulative probability instead; not supported.</param>
    /// <exception cref="NotImplementedException"><paramref name="useCdf"/> is true.</exception>
    public static NormalizingEstimator NormalizeMeanVariance(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName = null,
        long maximumExampleCount = 1000000000,
        bool fixZero = true,
        bool useCdf = false)
        => catalog.NormalizeMeanVariance([new(outputColumnName, inputColumnName)], maximumExampleCount, fixZero, useCdf);

    /// <summary>Divides by the root mean square, or subtracts the mean and divides by the standard deviation.</summary>
    /// <exception cref="NotImplementedException"><paramref name="useCdf"/> is true.</exception>
    public static NormalizingEstimator NormalizeMeanVariance(
        this TransformsCatalog catalog, InputOutputColumnPair[] columns, long maximumExampleCount = 1000000000, bool fixZero = true, bool useCdf = false)
        => useCdf
            ? throw new NotImplementedException("NormalizeMeanVariance with useCdf is not supported; normalise without it.")
            : new(columns, NormalizationKind.MeanVariance, maximumExampleCount, fixZero);
}
