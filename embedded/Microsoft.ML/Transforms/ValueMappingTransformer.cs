using Microsoft.ML.Data;
using Microsoft.ML.Model;

namespace Microsoft.ML.Transforms;

/// <summary>Looks values up in a table.</summary>
public class ValueMappingTransformer : OneToOneTransformerBase, IModelPart
{
    internal ValueMappingTransformer(InputOutputColumnPair[] columns, ValueTable table)
        : base(columns)
    {
        Table = table;
    }

    internal ValueTable Table { get; }

    void IModelPart.Write(ModelWriter writer)
    {
        writer.WriteColumns(Columns);
        Table.Write(writer);
    }

    private protected override ColumnMapping Map(int index, DataViewSchema.Column input)
    {
        if (!ValueConversion.IsPossible(input.Type.ItemType, Table.KeyType))
        {
            throw SchemaMismatch.Type("inputSchema", "input", input.Name, $"{Table.KeyType}", $"{input.Type}");
        }
        var value = Table.Value;
        if (input.Type is VectorDataViewType && value.Type is VectorDataViewType)
        {
            throw new NotSupportedException($"Column '{input.Name}' cannot be mapped to values when the column and the map values are both vector type.");
        }
        var type = value.Type is PrimitiveDataViewType item ? input.Type.WithItemType(item) : value.Type;
        return new(new(Columns[index].OutputColumnName, type, value.Annotations), row => Table.CreateGetter(ValueConversion.CreateGetter(row, row.Schema[input.Index], Table.KeyType)));
    }
}
