using Microsoft.ML;

namespace Mnist.MLNet.Transforms;

/// <summary>A data view with added columns that are computed row by row.</summary>
internal sealed class RowMappedDataView(RowMapper mapper, IDataView input) : IDataView
{
    public DataViewSchema Schema => mapper.OutputSchema;

    public bool CanShuffle => input.CanShuffle;

    public long? GetRowCount() => input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var columns = columnsNeeded.ToArray();
        return Map(input.GetRowCursor(mapper.GetDependencies(columns), rand), columns);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var columns = columnsNeeded.ToArray();
        return [.. input.GetRowCursorSet(mapper.GetDependencies(columns), n, rand).Select(cursor => Map(cursor, columns))];
    }

    private RowMappedCursor Map(DataViewRowCursor cursor, DataViewSchema.Column[] columns) => new(cursor, mapper.GetRow(cursor, columns));
}
