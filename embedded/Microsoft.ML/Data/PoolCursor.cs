namespace Microsoft.ML.Data;

/// <summary>Keeps a pool of rows, shows a random one of them, and puts the source's next row in its place.</summary>
internal sealed class PoolCursor : RootCursor
{
    private readonly DataViewRowCursor _input;
    private readonly bool[] _active;
    private readonly int _poolSize;
    private readonly Random _random;
    private readonly PooledColumn?[] _columns;
    private readonly PooledColumn<DataViewRowId> _ids;
    private readonly RowIndex _shown = new() { Value = -1 };
    private int _filled;

    public PoolCursor(DataViewRowCursor input, bool[] active, int poolSize, Random random)
    {
        _input = input;
        _active = active;
        _poolSize = poolSize;
        _random = random;
        _columns = [.. Schema.Select(c => active[c.Index] ? PooledColumn.Create(input, c) : null)];
        _ids = new PooledColumn<DataViewRowId>(input.GetIdGetter());
    }

    public override DataViewSchema Schema => _input.Schema;

    public override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        => Getters.Typed<TValue>(_columns[column.Index]?.CreateGetter(_shown), column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => _ids.Getter(_shown);

    protected override bool MoveNextCore()
    {
        if (_shown.Value < 0)
        {
            while (_filled < _poolSize && _input.MoveNext())
            {
                Read(_filled++);
            }
        }
        else if (_input.MoveNext())
        {
            Read(_shown.Value);
        }
        else
        {
            Swap(_shown.Value, --_filled);
        }
        if (_filled == 0)
        {
            return false;
        }
        _shown.Value = _random.Next(_filled);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _input.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Read(int slot)
    {
        _ids.Read(slot);
        foreach (var column in _columns)
        {
            column?.Read(slot);
        }
    }

    private void Swap(int slot, int other)
    {
        _ids.Swap(slot, other);
        foreach (var column in _columns)
        {
            column?.Swap(slot, other);
        }
    }
}
