using System.Collections.Immutable;
using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Model;

namespace Microsoft.ML.Transforms;

/// <inheritdoc/>
internal sealed class AffineNormalizer<T>(bool isVector, T[] scales, T[] offsets) : AffineNormalizer
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly bool _hasOffsets = Array.Exists(offsets, o => !T.IsZero(o));

    public override bool IsVector => isVector;

    public override int Size => scales.Length;

    public override PrimitiveDataViewType ItemType => DataViewTypes.PrimitiveOf(typeof(T));

    public override NormalizingTransformer.NormalizerModelParametersBase ModelParameters => isVector
        ? new NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<T>>([.. scales], _hasOffsets ? [.. offsets] : [])
        : new NormalizingTransformer.AffineNormalizerModelParameters<T>(scales[0], offsets[0]);

    public override Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column)
        => isVector ? VectorGetter(row.GetGetter<VBuffer<T>>(column), column.Name) : ScalarGetter(row.GetGetter<T>(column));

    public override void Write(ModelWriter writer)
    {
        writer.WriteType(ItemType);
        writer.WriteBoolean(isVector);
        writer.WriteValues(scales);
        writer.WriteValues(offsets);
    }

    private ValueGetter<T> ScalarGetter(ValueGetter<T> getter) => (ref T value) =>
    {
        getter(ref value);
        value = (value - offsets[0]) * scales[0];
    };

    /// <summary>Without offsets, what a sparse vector does not hold stays zero.</summary>
    private ValueGetter<VBuffer<T>> VectorGetter(ValueGetter<VBuffer<T>> getter, string column)
    {
        VBuffer<T> input = default;
        return (ref VBuffer<T> value) =>
        {
            getter(ref input);
            if (input.Length != scales.Length)
            {
                throw new InvalidOperationException($"Normalizer expected {scales.Length} slots, but the input data column '{column}' has {input.Length} slots.");
            }
            if (_hasOffsets)
            {
                input.CopyToDense(ref value);
            }
            else
            {
                input.CopyTo(ref value);
            }
            var editor = VBufferEditor.CreateFromBuffer(ref value);
            for (int i = 0; i < editor.Values.Length; i++)
            {
                int slot = value.IsDense ? i : editor.Indices[i];
                editor.Values[i] = (editor.Values[i] - offsets[slot]) * scales[slot];
            }
            value = editor.Commit();
        };
    }
}
