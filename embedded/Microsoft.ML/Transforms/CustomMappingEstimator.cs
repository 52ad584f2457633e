using Microsoft.ML.Data;
using static Microsoft.ML.SchemaShape.Column;

namespace Microsoft.ML.Transforms;

/// <summary>Makes columns by an action from one object to another.</summary>
/// <typeparam name="TSrc">The class that the action reads.</typeparam>
/// <typeparam name="TDst">The class that the action writes.</typeparam>
public sealed class CustomMappingEstimator<TSrc, TDst> : TrivialEstimator<CustomMappingTransformer<TSrc, TDst>>
    where TSrc : class, new()
    where TDst : class, new()
{
    internal CustomMappingEstimator(Action<TSrc, TDst> action, string? contractName, SchemaDefinition? input, SchemaDefinition? output)
        : base(new CustomMappingTransformer<TSrc, TDst>(action, contractName, input, output))
    {
    }

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        foreach (var input in Transformer.Inputs)
        {
            var column = inputSchema.Find(input.Name) ?? throw SchemaMismatch.Missing(nameof(inputSchema), "input", input.Name);
            var wanted = Create(input.Name, input.Type);
            bool kindFits = wanted.Kind == column.Kind || (wanted.Kind == VectorKind.VariableVector && column.Kind == VectorKind.Vector);
            if (!kindFits || wanted.IsKey != column.IsKey || !wanted.ItemType.Equals(column.ItemType))
            {
                throw SchemaMismatch.Type(nameof(inputSchema), "input", input.Name, $"{input.Type}", column.TypeText);
            }
        }
        return inputSchema.With(Transformer.Outputs.Select(c => Create(c.Name, c.Type, SchemaShape.Create(c.Annotations.Schema))));
    }
}
