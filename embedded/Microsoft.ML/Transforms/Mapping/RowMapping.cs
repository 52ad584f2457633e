using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A mapper bound to its input schema: the output has the input's columns, and the new ones after them.</summary>
internal sealed class RowMapping : IRowToRowMapper
{
    private readonly RowMapper _mapper;

    public RowMapping(DataViewSchema inputSchema, RowMapper mapper)
    {
        _mapper = mapper;
        InputSchema = inputSchema;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(inputSchema);
        builder.AddColumns(mapper.Outputs);
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
        => GetDependencies(ActiveColumns.Of(OutputSchema, dependingColumns));

    public IEnumerable<DataViewSchema.Column> GetDependencies(bool[] active)
    {
        bool[] needed = active[..InputSchema.Count];
        for (int i = 0; i < _mapper.Outputs.Count; i++)
        {
            if (active[InputSchema.Count + i])
            {
                foreach (int index in _mapper.GetDependencies(i))
                {
                    needed[index] = true;
                }
            }
        }
        return ActiveColumns.Select(InputSchema, needed);
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        Check.Parameter(input.Schema == InputSchema, nameof(input), "Schema of input row must be the same as the schema the mapper is bound to");
        return new MappedRow(this, input, ActiveColumns.Of(OutputSchema, activeColumns));
    }

    public Delegate?[] CreateGetters(DataViewRow input, bool[] active) => _mapper.CreateGetters(input, active[InputSchema.Count..]);
}
