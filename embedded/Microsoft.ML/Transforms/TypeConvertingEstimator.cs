using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Converts columns to another type.</summary>
public sealed class TypeConvertingEstimator : TrivialEstimator<TypeConvertingTransformer>
{
    internal TypeConvertingEstimator(InputOutputColumnPair[] columns, DataKind outputKind)
        : base(new TypeConvertingTransformer(columns, outputKind))
    {
    }

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return inputSchema.WithEach(Transformer.Columns, column =>
        {
            // The number of keys does not matter here: a shape does not tell it.
            var source = column.IsKey ? new KeyDataViewType(column.ItemType.RawType, 1) : column.ItemType;
            var target = ValueConversion.TargetOrNull(source, Transformer.OutputKind)
                ?? throw SchemaMismatch.Conversion(nameof(inputSchema), column.Name, column.TypeText, DataViewTypes.Of(Transformer.OutputKind));
            bool isNumber = source is NumberDataViewType && target is NumberDataViewType;
            var annotations = column.Annotations.Where(a => a.Name switch
            {
                AnnotationKinds.SlotNames => column.Kind == SchemaShape.Column.VectorKind.Vector,
                AnnotationKinds.KeyValues => target is KeyDataViewType,
                AnnotationKinds.IsNormalized => isNumber,
                _ => false,
            });
            return new(column.Name, column.Kind, DataViewTypes.PrimitiveOf(target.RawType), target is KeyDataViewType, new(annotations));
        });
    }
}
