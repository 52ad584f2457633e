using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The mapping of a chain: each mapper reads the row that the one before it gives.</summary>
internal sealed class ChainMapper(DataViewSchema inputSchema, IRowToRowMapper[] mappers) : IRowToRowMapper, IDisposable
{
    public DataViewSchema InputSchema => inputSchema;

    public DataViewSchema OutputSchema => mappers.Length > 0 ? mappers[^1].OutputSchema : inputSchema;

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
        => mappers.Reverse().Aggregate(dependingColumns, (columns, mapper) => mapper.GetDependencies(columns));

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(activeColumns);
        Check.Parameter(input.Schema == InputSchema, nameof(input), "Schema did not match original schema");
        var needed = new IEnumerable<DataViewSchema.Column>[mappers.Length];
        var columns = activeColumns;
        for (int i = mappers.Length - 1; i >= 0; i--)
        {
            needed[i] = columns.ToArray();
            columns = mappers[i].GetDependencies(needed[i]);
        }
        foreach (var column in columns)
        {
            Check.Parameter(input.IsColumnActive(column), nameof(input), $"Mapper required column '{column.Name}' active but it was not.");
        }
        var row = input;
        for (int i = 0; i < mappers.Length; i++)
        {
            row = mappers[i].GetRow(row, needed[i]);
        }
        return row;
    }

    public void Dispose()
    {
        foreach (var mapper in mappers)
        {
            (mapper as IDisposable)?.Dispose();
        }
    }
}
