using System.Runtime.InteropServices;

namespace Microsoft.ML.Model;

/// <summary>Numbers and the like as they lie in memory, little-endian.</summary>
internal sealed class PlainFormat<T> : ValueFormat<T>
    where T : unmanaged
{
    public override void Write(ModelWriter writer, in T value) => writer.WriteBytes(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    public override T Read(ModelReader reader)
    {
        T value = default;
        reader.ReadBytes(MemoryMarshal.AsBytes(new Span<T>(ref value)));
        return value;
    }
}
