using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Model;

namespace Microsoft.ML.Transforms;

/// <summary>Maps each slot x to (x − offset) · scale.</summary>
internal abstract class AffineNormalizer
{
    public abstract bool IsVector { get; }

    public abstract int Size { get; }

    public abstract PrimitiveDataViewType ItemType { get; }

    public abstract NormalizingTransformer.NormalizerModelParametersBase ModelParameters { get; }

    public abstract Delegate CreateGetter(DataViewRow row, DataViewSchema.Column column);

    public abstract void Write(ModelWriter writer);

    public static AffineNormalizer Read(ModelReader reader)
        => (AffineNormalizer)Generic.Call(typeof(AffineNormalizer), nameof(ReadTyped), [reader.ReadType().RawType], reader)!;

    private static AffineNormalizer<T> ReadTyped<T>(ModelReader reader)
        where T : struct, IFloatingPointIeee754<T>
    {
        bool isVector = reader.ReadBoolean();
        var scales = reader.ReadValues<T>();
        var offsets = reader.ReadValues<T>();
        return scales.Length == offsets.Length && scales.Length > 0
            ? new(isVector, scales, offsets)
            : throw new InvalidDataException($"The model is damaged: a normalizer has {scales.Length} scales and {offsets.Length} offsets.");
    }
}
