using System.Runtime.InteropServices;

namespace Mnist.MLNet.Persistence.Onnx;

/// <summary>A tensor that is part of a graph: weights, or numbers of an operation.</summary>
internal sealed record OnnxConstant(string Name, IReadOnlyList<long> Shape, Array Values)
{
    private const int FloatType = 1;
    private const int Int64Type = 7;

    public ProtobufMessage ToMessage()
    {
        var message = new ProtobufMessage();
        foreach (long extent in Shape)
        {
            message.Add(1, extent);
        }

        return message.Add(2, TypeNumber).Add(8, Name).Add(9, Bytes());
    }

    private int TypeNumber => Values switch { float[] => FloatType, _ => Int64Type };

    // Raw data is little-endian, as .NET's own machines are.
    private ReadOnlySpan<byte> Bytes() => Values is float[] floats ? MemoryMarshal.AsBytes(floats.AsSpan()) : MemoryMarshal.AsBytes(((long[])Values).AsSpan());
}
