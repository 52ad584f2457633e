using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Looks values up in a table.</summary>
public class ValueMappingEstimator : TrivialEstimator<ValueMappingTransformer>
{
    internal ValueMappingEstimator(InputOutputColumnPair[] columns, ValueTable table)
        : base(new ValueMappingTransformer(columns, table))
    {
    }

    /// <inheritdoc/>
    public sealed override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var value = Transformer.Table.Value;
        var shape = SchemaShape.Column.Create(value.Name, value.Type, SchemaShape.Create(value.Annotations.Schema));
        return inputSchema.WithEach(Transformer.Columns, column =>
        {
            bool isVector = column.Kind != SchemaShape.Column.VectorKind.Scalar;
            if (isVector && value.Type is VectorDataViewType)
            {
                throw new NotSupportedException($"Column '{column.Name}' cannot be mapped to values when the column and the map values are both vector type.");
            }
            return new(column.Name, isVector ? column.Kind : shape.Kind, shape.ItemType, shape.IsKey, shape.Annotations);
        });
    }
}
