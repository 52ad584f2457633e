using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Mnist.MLNet.Persistence.Onnx;

/// <summary>Writes one message in Protocol Buffers' wire format: each field its number and kind, then its value.</summary>
internal sealed class ProtobufMessage
{
    private const int Varint = 0;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>The message's bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    public ProtobufMessage Add(int field, long value)
    {
        WriteVarint(((ulong)field << 3) | Varint);
        WriteVarint((ulong)value);
        return this;
    }

    public ProtobufMessage Add(int field, float value)
    {
        WriteVarint(((ulong)field << 3) | Fixed32);
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        _bytes.Write(bytes);
        return this;
    }

    public ProtobufMessage Add(int field, string value) => Add(field, Encoding.UTF8.GetBytes(value));

    public ProtobufMessage Add(int field, ProtobufMessage value) => Add(field, value.Bytes);

    public ProtobufMessage Add(int field, ReadOnlySpan<byte> value)
    {
        WriteVarint(((ulong)field << 3) | LengthDelimited);
        WriteVarint((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    private void WriteVarint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.Write([(byte)(value | 0x80)]);
        }

        _bytes.Write([(byte)value]);
    }
}
