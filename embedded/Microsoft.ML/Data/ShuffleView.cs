namespace Microsoft.ML.Data;

/// <summary>
/// A view in random order: the source shuffles if it can, and a pool mixes rows that lie close together.
/// Without a <see cref="Random"/> the order is the same each time.
/// </summary>
internal sealed class ShuffleView(IDataView input, int seed, int poolSize, bool shuffleSource) : IDataView
{
    public bool CanShuffle => true;

    public DataViewSchema Schema => input.Schema;

    public long? GetRowCount() => input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        rand ??= new Random(seed);
        bool[] active = ActiveColumns.Of(Schema, columnsNeeded);
        var cursor = input.GetRowCursor(ActiveColumns.Select(Schema, active), shuffleSource ? new Random(rand.Next()) : null);
        return poolSize == 1 ? cursor : new PoolCursor(cursor, active, poolSize, rand);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => [GetRowCursor(columnsNeeded, rand)];
}
