using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A transformer that makes each of its columns of one other column.</summary>
public abstract class OneToOneTransformerBase : RowToRowTransformerBase
{
    private protected OneToOneTransformerBase(InputOutputColumnPair[] columns)
    {
        Check.Parameter(columns is { Length: > 0 }, nameof(columns), "Name at least one column.");
        Check.Parameter(
            columns.DistinctBy(c => c.OutputColumnName).Count() == columns.Length, nameof(columns), "Each output column can be named only once.");
        Columns = columns;
    }

    internal InputOutputColumnPair[] Columns { get; }

    private protected sealed override RowMapper CreateMapper(DataViewSchema inputSchema)
    {
        var inputs = Array.ConvertAll(
            Columns, c => inputSchema.GetColumnOrNull(c.InputColumnName) ?? throw SchemaMismatch.Missing(nameof(inputSchema), "input", c.InputColumnName));
        return new OneToOneMapper([.. inputs.Select(c => c.Index)], [.. inputs.Select((input, i) => Map(i, input))]);
    }

    /// <summary>Makes one column.</summary>
    /// <param name="index">The index of the pair of columns.</param>
    /// <param name="input">The column to read.</param>
    private protected abstract ColumnMapping Map(int index, DataViewSchema.Column input);

    private sealed class OneToOneMapper(int[] inputs, ColumnMapping[] mappings) : RowMapper
    {
        public override IReadOnlyList<DataViewSchema.DetachedColumn> Outputs { get; } = [.. mappings.Select(m => m.Output)];

        public override IEnumerable<int> GetDependencies(int output) => [inputs[output]];

        public override Delegate?[] CreateGetters(DataViewRow input, bool[] active)
            => [.. mappings.Select((m, i) => active[i] ? m.CreateGetter(input) : null)];
    }
}
