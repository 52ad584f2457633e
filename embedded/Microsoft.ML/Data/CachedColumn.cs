namespace Microsoft.ML.Data;

/// <summary>The values of one column, in memory.</summary>
internal abstract class CachedColumn
{
    /// <summary>Adds the value of the row that the source stands at.</summary>
    public abstract void Append();

    /// <summary>Ends filling.</summary>
    public abstract void Complete();

    /// <summary>A getter for the row that an index stands at.</summary>
    public abstract Delegate CreateGetter(RowIndex row);

    /// <summary>An empty column that is filled from a row or cursor.</summary>
    public static CachedColumn Create(DataViewRow source, DataViewSchema.Column column)
        => (CachedColumn)(column.Type is VectorDataViewType vector
            ? Generic.Call(typeof(CachedColumn), nameof(CreateVector), [vector.ItemType.RawType], source, column)
            : Generic.Call(typeof(CachedColumn), nameof(CreateScalar), [column.Type.RawType], source, column))!;

    private static CachedVectorColumn<T> CreateVector<T>(DataViewRow source, DataViewSchema.Column column) => new CachedVectorColumn<T>(source.GetGetter<VBuffer<T>>(column));

    private static CachedScalarColumn<T> CreateScalar<T>(DataViewRow source, DataViewSchema.Column column) => new CachedScalarColumn<T>(source.GetGetter<T>(column));
}
