namespace Mnist.MLNet.Pictures.Formats.Jpeg;

/// <summary>Reads the bits of a scan, up to the next marker.</summary>
internal sealed class BitReader(byte[] file, int offset)
{
    private ulong _bits;
    private int _count;
    private int _beyond;
    private int _offset = offset;

    /// <summary>Where the next byte is read; after a scan, its end.</summary>
    public int Offset => _offset;

    /// <summary>The next 16 bits, with zeros beyond the end.</summary>
    public int Peek16()
    {
        Fill(16);
        return (int)(_bits >> (_count - 16)) & 0xFFFF;
    }

    /// <summary>Goes on by bits that were looked at.</summary>
    public void Skip(int count)
    {
        _count -= count;
        if (_count < _beyond)
        {
            throw new InvalidDataException($"its pixels end early, at byte {_offset}; copy it again, it seems cut off");
        }
    }

    /// <summary>Reads up to 16 bits as a number.</summary>
    public int Read(int count)
    {
        if (count == 0)
        {
            return 0;
        }

        Fill(16);
        int value = (int)(_bits >> (_count - count)) & ((1 << count) - 1);
        Skip(count);
        return value;
    }

    /// <summary>Reads a number with a sign: of a given number of bits, the lower half of all patterns being negative.</summary>
    public int ReadSigned(int count)
    {
        int value = Read(count);
        return count > 0 && value < 1 << (count - 1) ? value - (1 << count) + 1 : value;
    }

    /// <summary>Leaves the rest of the byte and passes a restart marker.</summary>
    public void Restart(int number)
    {
        _bits = 0;
        _count = 0;
        _beyond = 0;
        while (_offset + 1 < file.Length && file[_offset] == 0xFF && file[_offset + 1] == 0xFF)
        {
            _offset++;
        }

        if (_offset + 1 >= file.Length || file[_offset] != 0xFF || file[_offset + 1] != JpegMarker.FirstRestart + (number & 7))
        {
            throw new InvalidDataException($"its pixels are damaged before byte {_offset}: expected restart marker {number & 7}; copy it again");
        }

        _offset += 2;
    }

    private void Fill(int wanted)
    {
        while (_count < wanted)
        {
            int next = 0;
            if (_offset >= file.Length || (file[_offset] == 0xFF && (_offset + 1 >= file.Length || file[_offset + 1] != 0)))
            {
                _beyond += 8;
            }
            else
            {
                next = file[_offset];

                // FF within data is followed by a byte that only says that it is no marker
                _offset += next == 0xFF ? 2 : 1;
            }

            _bits = (_bits << 8) | (uint)next;
            _count += 8;
        }
    }
}
