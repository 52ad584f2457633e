using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>A row of a table, or what a cursor sees of it.</summary>
public abstract class DataViewRow : IDisposable
{
    /// <summary>The number of rows before this one in the present reading; -1 before the first row and after the last.</summary>
    public abstract long Position { get; }

    /// <summary>Orders the rows of the cursors of one set: a row with a lower batch comes first.</summary>
    public abstract long Batch { get; }

    /// <summary>A getter for the row's id, which is the same in every reading.</summary>
    public abstract ValueGetter<DataViewRowId> GetIdGetter();

    /// <summary>Whether a column can be read.</summary>
    public abstract bool IsColumnActive(DataViewSchema.Column column);

    /// <summary>A getter for a column, valid as long as the row or cursor is.</summary>
    /// <typeparam name="TValue">The <see cref="DataViewType.RawType"/> of the column.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">The column is not active.</exception>
    /// <exception cref="InvalidOperationException">The column has another type.</exception>
    public abstract ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column);

    /// <summary>The columns.</summary>
    public abstract DataViewSchema Schema { get; }

    /// <summary>Releases what the row holds.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the row holds.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> called.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
