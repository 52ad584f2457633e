using Microsoft.ML.Model;

namespace Microsoft.ML.Data;

/// <summary>A table in which values are looked up.</summary>
internal abstract class ValueTable
{
    public required PrimitiveDataViewType KeyType { get; init; }

    /// <summary>Type and annotations of what is found; the name does not matter.</summary>
    public required DataViewSchema.DetachedColumn Value { get; init; }

    /// <summary>A getter of what is found for the values that another getter gives.</summary>
    public abstract Delegate CreateGetter(Delegate input);

    /// <summary>A table of two columns of a view.</summary>
    public static ValueTable Create(IDataView data, DataViewSchema.Column keyColumn, DataViewSchema.Column valueColumn)
        => (ValueTable)Generic.Call(typeof(ValueTable), nameof(CreateTyped), [keyColumn.Type.RawType, valueColumn.Type.RawType], data, keyColumn, valueColumn)!;

    public abstract void Write(ModelWriter writer);

    public static ValueTable Read(ModelReader reader)
    {
        var keyType = (PrimitiveDataViewType)reader.ReadType();
        var value = reader.ReadColumn();
        return (ValueTable)Generic.Call(typeof(ValueTable), nameof(ReadTyped), [keyType.RawType, value.Type.RawType], reader, keyType, value)!;
    }

    /// <summary>What is found for a value that is not in the table: a missing value, or an empty vector.</summary>
    protected static T MissingValue<T>() => MissingValues.Of<T>();

    private static ValueTable<TKey, TValue> ReadTyped<TKey, TValue>(ModelReader reader, PrimitiveDataViewType keyType, DataViewSchema.DetachedColumn value)
        where TKey : notnull
    {
        var keys = reader.ReadValues<TKey>();
        var values = reader.ReadValues<TValue>();
        return keys.Length == values.Length
            ? new([.. keys.Zip(values, KeyValuePair.Create)]) { KeyType = keyType, Value = value }
            : throw new InvalidDataException($"The model is damaged: a table has {keys.Length} keys and {values.Length} values.");
    }

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
        return new(entries) { KeyType = (PrimitiveDataViewType)keyColumn.Type, Value = new(valueColumn) };
    }
}
