using Microsoft.ML.Model;

namespace Microsoft.ML.Data;

/// <summary>The different values of a column, each with its key.</summary>
internal abstract class Terms
{
    /// <summary>The type of the values.</summary>
    public required PrimitiveDataViewType ItemType { get; init; }

    /// <summary>What <see cref="ItemType"/>'s keys stood for, if the values are keys themselves.</summary>
    public required DataViewSchema.Annotations SourceAnnotations { get; init; }

    public abstract int Count { get; }

    /// <summary>A getter of keys for a column of such values.</summary>
    public abstract Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column);

    /// <summary>Adds the KeyValues annotation.</summary>
    public abstract void AddKeyValues(DataViewSchema.Annotations.Builder annotations, bool asText);

    public abstract void Write(ModelWriter writer);

    public static Terms Read(ModelReader reader)
    {
        var source = reader.ReadColumn();
        return (Terms)Generic.Call(typeof(Terms), nameof(ReadTyped), [source.Type.RawType], reader, source)!;
    }

    public static Terms Learn(IDataView data, DataViewSchema.Column column, int maximum, bool sort)
        => (Terms)Generic.Call(typeof(Terms), nameof(LearnTyped), [column.Type.ItemType.RawType], data, column, maximum, sort)!;

    private static Terms<T> ReadTyped<T>(ModelReader reader, DataViewSchema.DetachedColumn source)
        where T : notnull
        => new(reader.ReadValues<T>()) { ItemType = (PrimitiveDataViewType)source.Type, SourceAnnotations = source.Annotations };

    private static Terms<T> LearnTyped<T>(IDataView data, DataViewSchema.Column column, int maximum, bool sort)
        where T : notnull
    {
        var equality = TextComparer.EqualityOf<T>();
        var missing = MissingValues.Of<T>();
        var seen = new HashSet<T>(equality);
        var values = new List<T>();
        var found = column.Type is VectorDataViewType ? data.GetColumn<VBuffer<T>>(column).SelectMany(v => v.DenseValues()) : data.GetColumn<T>(column);
        // Zero and false are values like any other; only NaN, the empty text and key 0 are missing.
        bool skipsMissing = column.Type.ItemType is TextDataViewType or KeyDataViewType || typeof(T) == typeof(float) || typeof(T) == typeof(double);
        foreach (var value in found)
        {
            if (values.Count >= maximum)
            {
                break;
            }
            if (!(skipsMissing && equality.Equals(value, missing)) && seen.Add(value))
            {
                values.Add(value);
            }
        }
        if (sort)
        {
            values.Sort(TextComparer.OrderOf<T>());
        }
        return new([.. values]) { ItemType = (PrimitiveDataViewType)column.Type.ItemType, SourceAnnotations = column.Annotations };
    }
}
