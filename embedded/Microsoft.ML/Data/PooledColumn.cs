namespace Microsoft.ML.Data;

/// <summary>One column of a pool of rows.</summary>
internal abstract class PooledColumn
{
    /// <summary>Takes the value of the row that the source stands at.</summary>
    public abstract void Read(int slot);

    public abstract void Swap(int slot, int other);

    public abstract Delegate CreateGetter(RowIndex shown);

    public static PooledColumn Create(DataViewRow source, DataViewSchema.Column column)
        => (PooledColumn)Generic.Call(typeof(PooledColumn), nameof(CreateTyped), [column.Type.RawType], source, column)!;

    private static PooledColumn<T> CreateTyped<T>(DataViewRow source, DataViewSchema.Column column) => new(source.GetGetter<T>(column));
}
