using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Replaces keys by what they stand for.</summary>
public sealed class KeyToValueMappingTransformer : OneToOneTransformerBase, IModelPart
{
    internal KeyToValueMappingTransformer(InputOutputColumnPair[] columns)
        : base(columns)
    {
    }

    void IModelPart.Write(ModelWriter writer) => writer.WriteColumns(Columns);

    private protected override ColumnMapping Map(int index, DataViewSchema.Column input)
    {
        Check.State(
            input.Annotations.Schema.GetColumnOrNull(AnnotationKinds.KeyValues)?.Type is VectorDataViewType { IsKnownSize: true },
            $"Metadata KeyValues does not exist: column '{input.Name}' does not say what its keys stand for.");
        var key = input.Type.ItemType as KeyDataViewType
            ?? throw SchemaMismatch.Type("inputSchema", "input", input.Name, "KeyType", $"{input.Type}");
        var values = (VectorDataViewType)input.Annotations.Schema[AnnotationKinds.KeyValues].Type;
        Check.State((ulong)values.Size == key.Count, $"KeyValues metadata size {values.Size} of column '{input.Name}' does not match its {key.Count} keys.");
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(input.Annotations, kind => kind == AnnotationKinds.SlotNames);
        string method = input.Type is VectorDataViewType ? nameof(VectorGetter) : nameof(ScalarGetter);
        return new(
            new(Columns[index].OutputColumnName, input.Type.WithItemType(values.ItemType), annotations.ToAnnotations()),
            row => (Delegate)Generic.Call(typeof(KeyToValueMappingTransformer), method, [key.RawType, values.ItemType.RawType], row, row.Schema[input.Index])!);
    }

    private static ValueGetter<TValue> ScalarGetter<TKey, TValue>(DataViewRow row, DataViewSchema.Column column)
        where TKey : struct, IBinaryInteger<TKey>
    {
        var values = ValuesOf<TValue>(column);
        var getter = row.GetGetter<TKey>(column);
        return (ref TValue value) =>
        {
            TKey key = default;
            getter(ref key);
            ulong place = ulong.CreateTruncating(key);
            value = values[place < (ulong)values.Length ? place : 0];
        };
    }

    private static ValueGetter<VBuffer<TValue>> VectorGetter<TKey, TValue>(DataViewRow row, DataViewSchema.Column column)
        where TKey : struct, IBinaryInteger<TKey>
    {
        var values = ValuesOf<TValue>(column);
        var getter = row.GetGetter<VBuffer<TKey>>(column);
        VBuffer<TKey> keys = default;
        return (ref VBuffer<TValue> value) =>
        {
            getter(ref keys);
            var editor = VBufferEditor.Create(ref value, keys.Length);
            editor.Values.Fill(values[0]);
            var held = keys.GetValues();
            var indices = keys.GetIndices();
            for (int i = 0; i < held.Length; i++)
            {
                ulong place = ulong.CreateTruncating(held[i]);
                editor.Values[keys.IsDense ? i : indices[i]] = values[place < (ulong)values.Length ? place : 0];
            }
            value = editor.Commit();
        };
    }

    /// <summary>The value of each key, with the missing value in the place of key 0.</summary>
    private static TValue[] ValuesOf<TValue>(DataViewSchema.Column column)
    {
        VBuffer<TValue> values = default;
        column.GetKeyValues(ref values);
        var result = new TValue[values.Length + 1];
        values.CopyTo(result, 1);
        result[0] = MissingValues.Of<TValue>();
        return result;
    }
}
