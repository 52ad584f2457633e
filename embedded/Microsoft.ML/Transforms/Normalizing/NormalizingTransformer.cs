using Microsoft.ML.Data;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Brings the numbers of columns to a common scale.</summary>
public sealed partial class NormalizingTransformer : OneToOneTransformerBase, IModelPart
{
    internal NormalizingTransformer(InputOutputColumnPair[] columns, AffineNormalizer[] normalizers)
        : base(columns)
    {
        Normalizers = normalizers;
    }

    internal AffineNormalizer[] Normalizers { get; }

    /// <summary>What was learned of one pair of columns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pair.</exception>
    public NormalizerModelParametersBase GetNormalizerModelParameters(int index)
    {
        Check.Parameter(
            (uint)index < (uint)Normalizers.Length, nameof(index), $"Not valid. Valid range is from 0 (inclusive) to {Normalizers.Length} (exclusive) but got {index}.");
        return Normalizers[index].ModelParameters;
    }

    void IModelPart.Write(ModelWriter writer)
    {
        writer.WriteColumns(Columns);
        Array.ForEach(Normalizers, n => n.Write(writer));
    }

    internal static NormalizingTransformer Read(ModelReader reader)
    {
        var columns = reader.ReadColumns();
        return new(columns, Array.ConvertAll(columns, _ => AffineNormalizer.Read(reader)));
    }

    private protected override ColumnMapping Map(int index, DataViewSchema.Column input)
    {
        var normalizer = Normalizers[index];
        bool fits = normalizer.IsVector ? input.Type is VectorDataViewType { IsKnownSize: true } vector && vector.Size == normalizer.Size : input.Type is NumberDataViewType;
        if (!fits || !input.Type.ItemType.Equals(normalizer.ItemType))
        {
            string expected = normalizer.IsVector ? $"Vector<{normalizer.ItemType}, {normalizer.Size}>" : $"{normalizer.ItemType}";
            throw SchemaMismatch.Type("inputSchema", "input", input.Name, expected, $"{input.Type}");
        }
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(input.Annotations, kind => kind == AnnotationKinds.SlotNames);
        annotations.AddPrimitiveValue(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance, true);
        return new(
            new(Columns[index].OutputColumnName, input.Type, annotations.ToAnnotations()), row => normalizer.CreateGetter(row, row.Schema[input.Index]));
    }
}
