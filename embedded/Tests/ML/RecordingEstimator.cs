using Microsoft.ML;
using Microsoft.ML.Data;

namespace Mnist.Embedded.Tests.ML;

/// <summary>A step of a caller's own that changes nothing, and says how often it was fitted and used.</summary>
internal sealed class RecordingEstimator(bool isRowToRow = true) : IEstimator<RecordingEstimator.Step>
{
    public List<IDataView> Fitted { get; } = [];

    public Step Last { get; private set; } = new(true);

    public Step Fit(IDataView input)
    {
        Fitted.Add(input);
        return Last = new(isRowToRow);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;

    internal sealed class Step(bool isRowToRow) : ITransformer, IDisposable
    {
        public int Uses { get; private set; }

        public bool IsDisposed { get; private set; }

        public bool IsRowToRowMapper => isRowToRow;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

        public IDataView Transform(IDataView input)
        {
            Uses++;
            return input;
        }

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new Mapper(inputSchema);

        public void Save(ModelSaveContext ctx) => throw new NotSupportedException();

        public void Dispose() => IsDisposed = true;
    }

    private sealed class Mapper(DataViewSchema schema) : IRowToRowMapper
    {
        public DataViewSchema InputSchema => schema;

        public DataViewSchema OutputSchema => schema;

        public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) => dependingColumns;

        public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) => input;
    }
}
