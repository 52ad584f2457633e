namespace Microsoft.ML.Data;

/// <summary>Says that a number is a key. Objects that are read hold 0…count-1; objects that are written get 1…count, and 0 for a missing one.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class KeyTypeAttribute : Attribute
{
    /// <summary>Not supported: the count must be given.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public KeyTypeAttribute()
    {
        throw new NotSupportedException("Using KeyType without the Count parameter is not supported");
    }

    /// <summary>A key of a known number of values.</summary>
    public KeyTypeAttribute(ulong count)
    {
        KeyCount = new(count);
    }

    internal KeyCount KeyCount { get; }
}
