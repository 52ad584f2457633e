using Microsoft.ML.Data;
using Microsoft.ML.Model;

namespace Microsoft.ML.Transforms;

/// <summary>Converts columns to another type.</summary>
public sealed class TypeConvertingTransformer : OneToOneTransformerBase, IModelPart
{
    internal TypeConvertingTransformer(InputOutputColumnPair[] columns, DataKind outputKind)
        : base(columns)
    {
        OutputKind = outputKind;
    }

    internal DataKind OutputKind { get; }

    void IModelPart.Write(ModelWriter writer)
    {
        writer.WriteColumns(Columns);
        writer.WriteInt32((int)OutputKind);
    }

    private protected override ColumnMapping Map(int index, DataViewSchema.Column input)
    {
        var source = input.Type.ItemType;
        var target = ValueConversion.TargetOrNull(source, OutputKind)
            ?? throw SchemaMismatch.Conversion("inputSchema", input.Name, $"{input.Type}", DataViewTypes.Of(OutputKind));
        var annotations = new DataViewSchema.Annotations.Builder();
        bool keepsKeys = source is KeyDataViewType from && target is KeyDataViewType to && from.Count == to.Count;
        annotations.Add(input.Annotations, kind => kind switch
        {
            AnnotationKinds.SlotNames => input.Type is VectorDataViewType { IsKnownSize: true },
            AnnotationKinds.KeyValues => keepsKeys,
            AnnotationKinds.IsNormalized => source is NumberDataViewType && target is NumberDataViewType,
            _ => false,
        });
        if (input.Type is BooleanDataViewType && target is NumberDataViewType)
        {
            annotations.AddPrimitiveValue(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance, true);
        }
        return new(
            new(Columns[index].OutputColumnName, input.Type.WithItemType(target), annotations.ToAnnotations()),
            row => ValueConversion.CreateGetter(row, row.Schema[input.Index], target));
    }
}
