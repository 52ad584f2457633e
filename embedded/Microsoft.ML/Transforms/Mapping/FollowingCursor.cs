namespace Microsoft.ML.Data;

/// <summary>A cursor that moves another one and shows a row that follows it.</summary>
internal sealed class FollowingCursor(DataViewRowCursor input, DataViewRow row) : DataViewRowCursor
{
    public override DataViewSchema Schema => row.Schema;

    public override long Position => row.Position;

    public override long Batch => row.Batch;

    public override bool MoveNext() => input.MoveNext();

    public override bool IsColumnActive(DataViewSchema.Column column) => row.IsColumnActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => row.GetGetter<TValue>(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => row.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // The row disposes what it follows.
            row.Dispose();
        }
        base.Dispose(disposing);
    }
}
