using Microsoft.ML.Data;
using Microsoft.ML.Model;

namespace Microsoft.ML.Transforms;

/// <summary>Replaces values by their keys; values that were not there when it was fitted become missing keys.</summary>
public sealed class ValueToKeyMappingTransformer : OneToOneTransformerBase, IModelPart
{
    internal ValueToKeyMappingTransformer(InputOutputColumnPair[] columns, Terms[] terms, bool keyValuesAsText)
        : base(columns)
    {
        Terms = terms;
        KeyValuesAsText = keyValuesAsText;
    }

    internal Terms[] Terms { get; }

    internal bool KeyValuesAsText { get; }

    void IModelPart.Write(ModelWriter writer)
    {
        writer.WriteColumns(Columns);
        writer.WriteBoolean(KeyValuesAsText);
        Array.ForEach(Terms, t => t.Write(writer));
    }

    internal static ValueToKeyMappingTransformer Read(ModelReader reader)
    {
        var columns = reader.ReadColumns();
        bool keyValuesAsText = reader.ReadBoolean();
        return new(columns, Array.ConvertAll(columns, _ => Data.Terms.Read(reader)), keyValuesAsText);
    }

    private protected override ColumnMapping Map(int index, DataViewSchema.Column input)
    {
        var terms = Terms[index];
        if (!input.Type.ItemType.Equals(terms.ItemType))
        {
            throw SchemaMismatch.Type("inputSchema", "input", input.Name, $"{terms.ItemType}", $"{input.Type}");
        }
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(input.Annotations, kind => kind == AnnotationKinds.SlotNames);
        terms.AddKeyValues(annotations, KeyValuesAsText);
        var type = input.Type.WithItemType(new KeyDataViewType(typeof(uint), Math.Max(1, terms.Count)));
        return new(
            new(Columns[index].OutputColumnName, type, annotations.ToAnnotations()), row => terms.CreateGetter(row, row.Schema[input.Index]));
    }
}
