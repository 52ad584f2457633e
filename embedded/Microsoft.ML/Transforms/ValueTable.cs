namespace Microsoft.ML.Data;

/// <summary>A table in which values are looked up.</summary>
internal abstract class ValueTable
{
    public required DataViewType KeyType { get; init; }

    /// <summary>Type and annotations of what is found; the name does not matter.</summary>
    public required DataViewSchema.DetachedColumn Value { get; init; }

    public abstract Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column);

    /// <summary>A table of two columns of a view.</summary>
    public static ValueTable Create(IDataView data, DataViewSchema.Column keyColumn, DataViewSchema.Column valueColumn)
        => (ValueTable)Generic.Call(typeof(ValueTable), nameof(CreateTyped), [keyColumn.Type.RawType, valueColumn.Type.RawType], data, keyColumn, valueColumn)!;

    /// <summary>What is found for a value that is not in the table: a missing value, or an empty vector.</summary>
    protected static T MissingValue<T>() => MissingValues.Of<T>();

    private static ValueTable<TKey, TValue> CreateTyped<TKey, TValue>(IDataView data, DataViewSchema.Column keyColumn, DataViewSchema.Column valueColumn)
        where TKey : notnull
    {
        using var cursor = data.GetRowCursor([keyColumn, valueColumn]);
        var getKey = cursor.GetGetter<TKey>(keyColumn);
        var getValue = cursor.GetGetter<TValue>(valueColumn);
        var entries = new List<KeyValuePair<TKey, TValue>>();
        while (cursor.MoveNext())
        {
            TKey key = default!;
            TValue value = default!;
            getKey(ref key);
            getValue(ref value);
            entries.Add(new(key, value));
        }
        return new(entries) { KeyType = keyColumn.Type, Value = new(valueColumn) };
    }
}
