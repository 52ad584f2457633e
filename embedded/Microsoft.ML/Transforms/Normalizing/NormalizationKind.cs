namespace Microsoft.ML.Transforms;

/// <summary>What a normalisation goes by.</summary>
internal enum NormalizationKind
{
    /// <summary>The least and the greatest value.</summary>
    MinMax,

    /// <summary>Mean and variance.</summary>
    MeanVariance,
}
