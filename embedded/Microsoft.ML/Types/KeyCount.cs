namespace Microsoft.ML.Data;

/// <summary>How many values a key has.</summary>
public sealed class KeyCount
{
    /// <summary>Not known.</summary>
    public KeyCount()
    {
    }

    /// <summary>A known number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Zero.</exception>
    public KeyCount(ulong count)
    {
        ArgumentOutOfRangeException.ThrowIfZero(count);
        Count = count;
    }

    /// <summary>The number of values; null if not known.</summary>
    public readonly ulong? Count;
}
