namespace Microsoft.ML;

/// <summary>What a trainer wants of its data.</summary>
public sealed class TrainerInfo
{
    internal TrainerInfo(bool normalization = true, bool caching = true)
    {
        NeedNormalization = normalization;
        WantCaching = caching;
    }

    /// <summary>Whether features should be normalised.</summary>
    public bool NeedNormalization { get; }

    /// <summary>Whether data is read more than once, so that caching it helps.</summary>
    public bool WantCaching { get; }
}
