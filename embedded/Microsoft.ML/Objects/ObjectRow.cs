namespace Microsoft.ML.Data;

/// <summary>A row over one object, which is put in anew for each prediction. All columns are active.</summary>
internal sealed class ObjectRow<TRow> : DataViewRow
    where TRow : class
{
    private readonly ObjectSlot<TRow> _slot = new();
    private readonly Delegate[] _getters;
    private long _position = -1;

    public ObjectRow(SchemaDefinition? definition)
    {
        var columns = MemberColumn.Of(typeof(TRow), definition, SchemaDefinition.Direction.Read);
        Schema = MemberColumn.SchemaOf(columns);
        _getters = [.. columns.Select(c => ObjectGetters.Create(c, _slot))];
    }

    public override DataViewSchema Schema { get; }

    public override long Position => _position;

    public override long Batch => 0;

    public override bool IsColumnActive(DataViewSchema.Column column) => column.Index < _getters.Length;

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => Getters.Typed<TValue>(_getters[column.Index], column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new((ulong)_position, 0);

    public void MoveTo(TRow value)
    {
        _slot.Value = value;
        _position++;
    }
}
