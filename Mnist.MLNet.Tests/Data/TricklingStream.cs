using Mnist.MLNet.Data;

namespace Mnist.MLNet.Tests.Data;

/// <summary>A stream that cannot seek and gives one byte at a time, as a slow connection may.</summary>
internal sealed class TricklingStream(byte[] bytes) : ForwardStream
{
    private int _position;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || _position == bytes.Length)
        {
            return 0;
        }

        buffer[0] = bytes[_position++];
        return 1;
    }
}
