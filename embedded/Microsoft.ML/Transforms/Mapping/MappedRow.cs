namespace Microsoft.ML.Data;

/// <summary>A row with the columns that a mapper adds.</summary>
internal sealed class MappedRow : DataViewRow
{
    private readonly RowMapping _mapping;
    private readonly DataViewRow _input;
    private readonly bool[] _active;
    private readonly Delegate?[] _getters;

    public MappedRow(RowMapping mapping, DataViewRow input, bool[] active)
    {
        _mapping = mapping;
        _input = input;
        _active = active;
        _getters = mapping.CreateGetters(input, active);
    }

    public override DataViewSchema Schema => _mapping.OutputSchema;

    public override long Position => _input.Position;

    public override long Batch => _input.Batch;

    public override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        int added = column.Index - _mapping.InputSchema.Count;
        return added < 0 && _active[column.Index]
            ? _input.GetGetter<TValue>(_input.Schema[column.Index])
            : Getters.Typed<TValue>(added < 0 ? null : _getters[added], column);
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _input.Dispose();
        }
        base.Dispose(disposing);
    }
}
