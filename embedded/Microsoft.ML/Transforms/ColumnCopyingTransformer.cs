using Microsoft.ML.Data;
using Microsoft.ML.Model;

namespace Microsoft.ML.Transforms;

/// <summary>Gives columns again under other names.</summary>
public sealed class ColumnCopyingTransformer : OneToOneTransformerBase, IModelPart
{
    internal ColumnCopyingTransformer(InputOutputColumnPair[] columns)
        : base(columns)
    {
    }

    void IModelPart.Write(ModelWriter writer) => writer.WriteColumns(Columns);

    private protected override ColumnMapping Map(int index, DataViewSchema.Column input)
        => new(new(Columns[index].OutputColumnName, input.Type, input.Annotations), row => Getters.Of(row, row.Schema[input.Index]));
}
