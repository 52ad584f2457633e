namespace Microsoft.ML.Data;

/// <summary>The object that a row of objects stands at, shared with the row's getters.</summary>
internal sealed class ObjectSlot<TRow>
    where TRow : class
{
    public TRow? Value { get; set; }

    public TRow Current => Value ?? throw new InvalidOperationException("Values cannot be fetched at this time: the cursor stands at no row.");
}
