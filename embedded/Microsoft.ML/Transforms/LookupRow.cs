namespace Microsoft.ML.Transforms;

/// <summary>A row of a lookup table, as a view of objects reads it.</summary>
internal sealed class LookupRow<TKey, TValue>(TKey key, TValue value)
{
    public TKey Key => key;

    public TValue Value => value;
}
