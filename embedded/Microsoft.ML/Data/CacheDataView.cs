namespace Microsoft.ML.Data;

/// <summary>A view that keeps in memory what it has read, column by column as they are asked for, and can shuffle.</summary>
internal sealed class CacheDataView(IDataView input, IReadOnlyCollection<DataViewSchema.Column> prefetch) : IDataView
{
    private readonly Lock _filling = new();
    private readonly CachedColumn?[] _columns = new CachedColumn?[input.Schema.Count];
    private int? _rows;

    public bool CanShuffle => true;

    public DataViewSchema Schema => input.Schema;

    public long? GetRowCount() => _rows ?? input.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        bool[] active = ActiveColumns.Of(Schema, columnsNeeded);
        int rows = Fill(active);
        int[]? order = null;
        if (rand is not null)
        {
            order = Enumerable.Range(0, rows).ToArray();
            rand.Shuffle(order);
        }
        return new CacheCursor(Schema, _columns, active, rows, order);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    /// <summary>Reads those columns that are asked for and not there yet, in one pass.</summary>
    private int Fill(bool[] active)
    {
        lock (_filling)
        {
            if (_rows is null)
            {
                foreach (var column in prefetch)
                {
                    active = [.. active];
                    active[column.Index] = true;
                }
            }
            var missing = Schema.Where(c => active[c.Index] && _columns[c.Index] is null).ToArray();
            if (missing.Length == 0 && _rows is { } known)
            {
                return known;
            }
            using var cursor = input.GetRowCursor(missing);
            var filled = missing.Select(c => CachedColumn.Create(cursor, c)).ToArray();
            int rows = 0;
            while (cursor.MoveNext())
            {
                foreach (var column in filled)
                {
                    column.Append();
                }
                rows = checked(rows + 1);
            }
            if (_rows is { } before && before != rows)
            {
                throw new InvalidOperationException($"The data under a cache changed: it had {before} rows and now has {rows}.");
            }
            for (int i = 0; i < missing.Length; i++)
            {
                filled[i].Complete();
                _columns[missing[i].Index] = filled[i];
            }
            _rows = rows;
            return rows;
        }
    }
}
