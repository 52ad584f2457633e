namespace Microsoft.ML.Data;

/// <summary>A cursor that shows the rows of another cursor, in its order, but not all of them, or some more than once.</summary>
internal abstract class LinkedCursor(DataViewRowCursor input, bool[] active) : RootCursor
{
    protected DataViewRowCursor Input => input;

    public override long Batch => input.Batch;

    public override DataViewSchema Schema => input.Schema;

    public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        => active[column.Index] ? input.GetGetter<TValue>(column) : Getters.Typed<TValue>(null, column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            input.Dispose();
        }
        base.Dispose(disposing);
    }
}
