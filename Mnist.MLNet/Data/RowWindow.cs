using Microsoft.ML;
using Microsoft.ML.Data;

namespace Mnist.MLNet.Data;

/// <summary>
/// A few rows of a data view held in memory, as a data view of these rows alone: several models can score them while the rows behind are read only once.
/// </summary>
internal sealed class RowWindow : IDataView, IDisposable
{
    private readonly DataViewRowCursor _rows;
    private readonly Dictionary<int, WindowColumn> _columns;
    private readonly int _capacity;
    private int _count;

    /// <summary>Opens a window before the first row.</summary>
    /// <param name="input">The rows.</param>
    /// <param name="columns">The columns to hold; others cannot be read.</param>
    /// <param name="capacity">How many rows to hold.</param>
    /// <param name="random">The order of the rows; null for their own.</param>
    public RowWindow(IDataView input, IEnumerable<DataViewSchema.Column> columns, int capacity, Random? random)
    {
        var held = columns.ToArray();
        Schema = input.Schema;
        _capacity = capacity;
        _rows = input.GetRowCursor(held, random);
        _columns = held.ToDictionary(column => column.Index, column => WindowColumn.Create(_rows, column, capacity));
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => false;

    public long? GetRowCount() => null;

    /// <summary>Takes in the rows that follow those held; cursors must not be used across this.</summary>
    /// <returns>How many are held now; 0 only at the end.</returns>
    public int MoveOn()
    {
        for (_count = 0; _count < _capacity && _rows.MoveNext(); _count++)
        {
            foreach (var column in _columns.Values)
            {
                column.Read(_count);
            }
        }

        return _count;
    }

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => new Cursor(this, columnsNeeded);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    public void Dispose() => _rows.Dispose();

    private sealed class Cursor(RowWindow window, IEnumerable<DataViewSchema.Column> active) : DataViewRowCursor
    {
        private readonly HashSet<int> _active = [.. active.Select(column => column.Index)];
        private int _row = -1;

        public override DataViewSchema Schema => window.Schema;

        public override long Position => _row;

        public override long Batch => 0;

        public override bool MoveNext()
        {
            bool moved = _row + 1 < window._count;
            _row = moved ? _row + 1 : -1;
            return moved;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => _active.Contains(column.Index);

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_row, 0);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => window._columns[column.Index].GetGetter<TValue>(() => _row);
    }
}
