namespace Microsoft.ML.Data;

/// <summary>A view each of whose rows is mapped by itself.</summary>
internal sealed class MappedView(IDataView input, IRowToRowMapper mapper) : IDataView
{
    public bool CanShuffle => input.CanShuffle;

    public DataViewSchema Schema => mapper.OutputSchema;

    public long? GetRowCount() => input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var needed = columnsNeeded.ToArray();
        return Wrap(input.GetRowCursor(mapper.GetDependencies(needed), rand), needed);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var needed = columnsNeeded.ToArray();
        return [.. input.GetRowCursorSet(mapper.GetDependencies(needed), n, rand).Select(c => Wrap(c, needed))];
    }

    private FollowingCursor Wrap(DataViewRowCursor cursor, DataViewSchema.Column[] needed) => new(cursor, mapper.GetRow(cursor, needed));
}
