namespace Microsoft.ML.Data;

/// <summary>Some rows of a view in their order: so many after so many.</summary>
internal sealed class RangeView(IDataView input, long skip, long take) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => input.Schema;

    public long? GetRowCount() => input.GetRowCount() is { } count ? Math.Clamp(count - skip, 0, take) : null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        bool[] active = ActiveColumns.Of(Schema, columnsNeeded);
        return new Cursor(input.GetRowCursor(ActiveColumns.Select(Schema, active)), active, skip, take);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(DataViewRowCursor input, bool[] active, long skip, long take) : LinkedCursor(input, active)
    {
        private long _toSkip = skip;
        private long _toTake = take;

        protected override bool MoveNextCore()
        {
            for (; _toSkip > 0; _toSkip--)
            {
                if (!Input.MoveNext())
                {
                    return false;
                }
            }
            return _toTake-- > 0 && Input.MoveNext();
        }
    }
}
