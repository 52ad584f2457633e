using Microsoft.ML;
using Microsoft.ML.Data;

namespace Mnist.MLNet.Transforms;

/// <summary>A row with added columns: those of the input first, under their own numbers.</summary>
internal sealed class MappedRow(DataViewRow input, DataViewSchema schema, Delegate[]? added) : DataViewRow
{
    public override DataViewSchema Schema => schema;

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) =>
        column.Index < input.Schema.Count ? input.IsColumnActive(input.Schema[column.Index]) : added is not null;

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
        column.Index < input.Schema.Count ? input.GetGetter<TValue>(input.Schema[column.Index]) : AddedGetter<TValue>(column, input.Schema.Count, added);

    /// <summary>The getter of an added column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is not active.</exception>
    /// <exception cref="InvalidOperationException">The column's values are of another type.</exception>
    public static ValueGetter<TValue> AddedGetter<TValue>(DataViewSchema.Column column, int inputColumns, Delegate[]? added)
    {
        if (added is null)
        {
            throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' is not active in this cursor; ask for it when creating the cursor.");
        }

        return added[column.Index - inputColumns] as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"Column '{column.Name}' is {column.Type} and cannot be read as {typeof(TValue).Name}.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            input.Dispose();
        }

        base.Dispose(disposing);
    }
}
