using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Shows some columns of a row, in an order of its own.</summary>
internal sealed class SelectingMapper : IRowToRowMapper
{
    private readonly DataViewSchema.Column[] _kept;

    public SelectingMapper(DataViewSchema inputSchema, DataViewSchema.Column[] kept)
    {
        _kept = kept;
        InputSchema = inputSchema;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(kept);
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        bool[] active = ActiveColumns.Of(OutputSchema, dependingColumns);
        return _kept.Where((_, i) => active[i]);
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        Check.Parameter(input.Schema == InputSchema, nameof(input), "Schema of input row must be the same as the schema the mapper is bound to");
        return new SelectedRow(this, input, ActiveColumns.Of(OutputSchema, activeColumns));
    }

    private sealed class SelectedRow(SelectingMapper mapper, DataViewRow input, bool[] active) : DataViewRow
    {
        public override DataViewSchema Schema => mapper.OutputSchema;

        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
            => active[column.Index] ? input.GetGetter<TValue>(input.Schema[mapper._kept[column.Index].Index]) : Getters.Typed<TValue>(null, column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                input.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
