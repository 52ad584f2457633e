using Mnist.MLNet.Data;

namespace Mnist.MLNet.Pictures.Formats.Png;

/// <summary>The contents of the IDAT chunks as one stream.</summary>
internal sealed class PngDataStream(List<ReadOnlyMemory<byte>> parts) : ForwardStream
{
    private int _part;
    private int _offset;

    public override int Read(Span<byte> buffer)
    {
        for (; _part < parts.Count; _part++, _offset = 0)
        {
            var rest = parts[_part].Span[_offset..];
            if (rest.Length > 0)
            {
                int count = Math.Min(rest.Length, buffer.Length);
                rest[..count].CopyTo(buffer);
                _offset += count;
                return count;
            }
        }

        return 0;
    }
}
