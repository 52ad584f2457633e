using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Replaces keys by what they stand for.</summary>
public sealed class KeyToValueMappingEstimator : TrivialEstimator<KeyToValueMappingTransformer>
{
    internal KeyToValueMappingEstimator(params InputOutputColumnPair[] columns)
        : base(new KeyToValueMappingTransformer(columns))
    {
    }

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return inputSchema.WithEach(Transformer.Columns, column =>
        {
            if (!column.IsKey)
            {
                throw SchemaMismatch.Type(nameof(inputSchema), "input", column.Name, "KeyType", column.TypeText);
            }
            var values = column.Annotations.Find(AnnotationKinds.KeyValues)
                ?? throw new ArgumentOutOfRangeException(nameof(inputSchema), $"Input column '{column.Name}' doesn't contain key values metadata");
            var slotNames = column.Annotations.Where(a => a.Name == AnnotationKinds.SlotNames);
            return new(column.Name, column.Kind, values.ItemType, values.IsKey, new(slotNames));
        });
    }
}
