using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Keeps or drops columns by name.</summary>
public sealed class ColumnSelectingEstimator : TrivialEstimator<ColumnSelectingTransformer>
{
    internal ColumnSelectingEstimator(string[] columnNames, bool keep, bool keepHidden = false)
        : base(new ColumnSelectingTransformer(columnNames, keep, keepHidden))
    {
    }

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        ColumnSelectingTransformer.CheckNames(Transformer.ColumnNames, inputSchema.Select(c => c.Name));
        return new(inputSchema.Where(c => Transformer.ColumnNames.Contains(c.Name) == Transformer.Keep));
    }
}
