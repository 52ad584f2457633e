namespace Microsoft.ML.Data;

/// <summary>Walks over the rows of a cache, in order or as shuffled. A row's id is its place in the data.</summary>
internal sealed class CacheCursor : RootCursor
{
    private readonly bool[] _active;
    private readonly int _rows;
    private readonly int[]? _order;
    private readonly RowIndex _row = new();
    private readonly Delegate?[] _getters;
    private int _next;

    public CacheCursor(DataViewSchema schema, CachedColumn?[] columns, bool[] active, int rows, int[]? order)
    {
        Schema = schema;
        _active = active;
        _rows = rows;
        _order = order;
        _getters = new Delegate?[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            _getters[i] = active[i] ? columns[i]!.CreateGetter(_row) : null;
        }
    }

    public override DataViewSchema Schema { get; }

    public override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => Getters.Typed<TValue>(_getters[column.Index], column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new((ulong)_row.Value, 0);

    protected override bool MoveNextCore()
    {
        if (_next >= _rows)
        {
            return false;
        }
        _row.Value = _order is null ? _next : _order[_next];
        _next++;
        return true;
    }
}
