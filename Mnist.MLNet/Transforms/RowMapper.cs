using Microsoft.ML;
using Microsoft.ML.Data;

namespace Mnist.MLNet.Transforms;

/// <summary>A <see cref="RowTransformer"/> bound to an input schema.</summary>
internal sealed class RowMapper : IRowToRowMapper
{
    private readonly RowTransformer _transformer;
    private readonly HashSet<int> _needed;

    public RowMapper(RowTransformer transformer, DataViewSchema inputSchema)
    {
        _transformer = transformer;
        InputSchema = inputSchema;
        OutputSchema = transformer.GetOutputSchema(inputSchema);
        _needed = [.. transformer.Needed(inputSchema).Select(column => column.Index)];
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        var active = new HashSet<int>();
        foreach (var column in dependingColumns)
        {
            if (column.Index < InputSchema.Count)
            {
                active.Add(column.Index);
            }
            else
            {
                active.UnionWith(_needed);
            }
        }

        return InputSchema.Where(column => active.Contains(column.Index));
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) =>
        new MappedRow(input, OutputSchema, CreateGetters(input, activeColumns));

    /// <summary>Getters of the added columns if any of them is active, else none.</summary>
    public Delegate[]? CreateGetters(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) =>
        activeColumns.Any(column => column.Index >= InputSchema.Count) ? _transformer.CreateGetters(input) : null;
}
