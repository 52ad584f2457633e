using System.Buffers.Binary;

namespace Mnist.MLNet.Data;

/// <summary>Hands on a stream's bytes after a look at the first two, and remembers the last four: what telling gzip apart and checking its end needs, without seeking.</summary>
internal sealed class WatchedStream : ForwardStream
{
    private readonly Stream _inner;
    private readonly byte[] _first = new byte[2];
    private readonly int _firstCount;
    private readonly byte[] _last = new byte[4];
    private int _handedOn;

    public WatchedStream(Stream inner)
    {
        _inner = inner;
        _firstCount = inner.ReadAtLeast(_first, _first.Length, throwOnEndOfStream: false);
    }

    /// <summary>Whether the stream begins with the magic number of gzip.</summary>
    public bool BeginsAsGzip => _firstCount == 2 && _first[0] == 0x1F && _first[1] == 0x8B;

    /// <summary>The last four bytes read, as a little-endian number: once all is read, the length that a gzip file states at its end.</summary>
    public uint LastFourBytes => BinaryPrimitives.ReadUInt32LittleEndian(_last);

    public override int Read(Span<byte> buffer)
    {
        int count;
        if (_handedOn < _firstCount)
        {
            count = Math.Min(buffer.Length, _firstCount - _handedOn);
            _first.AsSpan(_handedOn, count).CopyTo(buffer);
            _handedOn += count;
        }
        else
        {
            count = _inner.Read(buffer);
        }

        int kept = Math.Min(count, _last.Length);
        _last.AsSpan(kept).CopyTo(_last);
        buffer.Slice(count - kept, kept).CopyTo(_last.AsSpan(_last.Length - kept));
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
