using Microsoft.ML.Data;

namespace Microsoft.ML.Model;

/// <summary>Vectors with their length in front; sparse ones with the indices of the values that they hold.</summary>
internal sealed class VectorFormat<T> : ValueFormat<VBuffer<T>>
{
    public override void Write(ModelWriter writer, in VBuffer<T> value)
    {
        writer.WriteInt32(value.Length);
        writer.WriteBoolean(value.IsDense);
        writer.WriteValues(value.GetValues().ToArray());
        if (!value.IsDense)
        {
            writer.WriteValues(value.GetIndices().ToArray());
        }
    }

    public override VBuffer<T> Read(ModelReader reader)
    {
        int length = reader.ReadInt32();
        bool isDense = reader.ReadBoolean();
        var values = reader.ReadValues<T>();
        int[]? indices = isDense ? null : reader.ReadValues<int>();
        bool fits = indices is null
            ? values.Length == length
            : values.Length < length && indices.Length == values.Length && indices.All(i => i >= 0 && i < length) && indices.Zip(indices.Skip(1), (a, b) => a < b).All(x => x);
        return fits
            ? new(length, values.Length, values, indices)
            : throw new InvalidDataException($"The model is damaged: a vector of length {length} holds {values.Length} values.");
    }
}
