namespace Microsoft.ML.Data;

/// <summary>A view of a sequence of objects, which is walked over anew by each cursor.</summary>
internal sealed class EnumerableDataView<TRow> : IDataView
    where TRow : class
{
    private readonly IEnumerable<TRow> _rows;
    private readonly MemberColumn[] _columns;

    public EnumerableDataView(IEnumerable<TRow> rows, SchemaDefinition? definition)
    {
        _rows = rows;
        _columns = MemberColumn.Of(typeof(TRow), definition, SchemaDefinition.Direction.Read);
        Schema = MemberColumn.SchemaOf(_columns);
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => false;

    public long? GetRowCount() => (_rows as ICollection<TRow>)?.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
        => new Cursor(this, ActiveColumns.Of(Schema, columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor : RootCursor
    {
        private readonly IEnumerator<TRow> _rows;
        private readonly ObjectSlot<TRow> _slot = new();
        private readonly Delegate?[] _getters;

        public Cursor(EnumerableDataView<TRow> view, bool[] active)
        {
            Schema = view.Schema;
            _rows = view._rows.GetEnumerator();
            _getters = [.. view._columns.Select((c, i) => active[i] ? ObjectGetters.Create(c, _slot) : null)];
        }

        public override DataViewSchema Schema { get; }

        public override bool IsColumnActive(DataViewSchema.Column column) => _getters[column.Index] is not null;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => Getters.Typed<TValue>(_getters[column.Index], column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new((ulong)Position, 0);

        protected override bool MoveNextCore()
        {
            if (!_rows.MoveNext())
            {
                return false;
            }
            _slot.Value = _rows.Current ?? throw new InvalidOperationException("Encountered null when iterating over data, this is not supported.");
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _rows.Dispose();
                _slot.Value = null;
            }
            base.Dispose(disposing);
        }
    }
}
