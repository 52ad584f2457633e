namespace Microsoft.ML.Data;

/// <summary>Those rows of a view that pass a test.</summary>
/// <param name="input">The view.</param>
/// <param name="canShuffle">Whether the test allows reading in any order.</param>
/// <param name="tested">The columns that the test reads.</param>
/// <param name="createTest">Makes the test of the row that a cursor stands at.</param>
internal sealed class FilterView(
    IDataView input, bool canShuffle, DataViewSchema.Column[] tested, Func<DataViewRow, Func<bool>> createTest) : IDataView
{
    public bool CanShuffle => canShuffle && input.CanShuffle;

    public DataViewSchema Schema => input.Schema;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        bool[] active = ActiveColumns.Of(Schema, columnsNeeded);
        return Wrap(input.GetRowCursor(InputColumns(active), CanShuffle ? rand : null), active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        if (!canShuffle)
        {
            return [GetRowCursor(columnsNeeded, rand)];
        }
        bool[] active = ActiveColumns.Of(Schema, columnsNeeded);
        return [.. input.GetRowCursorSet(InputColumns(active), n, rand).Select(c => Wrap(c, active))];
    }

    private IEnumerable<DataViewSchema.Column> InputColumns(bool[] active)
        => Schema.Where(c => active[c.Index] || Array.Exists(tested, t => t.Index == c.Index));

    private FilterCursor Wrap(DataViewRowCursor cursor, bool[] active) => new(cursor, active, createTest(cursor));
}
