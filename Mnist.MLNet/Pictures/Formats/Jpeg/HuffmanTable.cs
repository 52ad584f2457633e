namespace Mnist.MLNet.Pictures.Formats.Jpeg;

/// <summary>A canonical Huffman code of up to 16 bits: a table for the short codes, a search for the others.</summary>
internal sealed class HuffmanTable
{
    private const int LookupBits = 9;

    // length in the upper byte, value in the lower one; 0 for codes that are longer
    private readonly ushort[] _lookup = new ushort[1 << LookupBits];
    private readonly int[] _end = new int[17];
    private readonly int[] _shift = new int[17];
    private readonly byte[] _values;

    /// <param name="counts">How many codes there are of each length from 1 to 16.</param>
    /// <param name="values">What they stand for, the shortest first.</param>
    public HuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> values)
    {
        _values = values.ToArray();
        int code = 0;
        int index = 0;
        for (int length = 1; length <= 16; length++, code <<= 1)
        {
            _shift[length] = index - code;
            for (int i = 0; i < counts[length - 1]; i++, code++, index++)
            {
                if (length <= LookupBits && code < 1 << length)
                {
                    _lookup.AsSpan(code << (LookupBits - length), 1 << (LookupBits - length)).Fill((ushort)((length << 8) | _values[index]));
                }
            }

            if (code > 1 << length)
            {
                throw new InvalidDataException("it has a Huffman table with more codes than there are");
            }

            _end[length] = code;
        }
    }

    /// <summary>Reads a code and gives what it stands for.</summary>
    public int Decode(BitReader bits)
    {
        int next = bits.Peek16();
        int entry = _lookup[next >> (16 - LookupBits)];
        if (entry != 0)
        {
            bits.Skip(entry >> 8);
            return (byte)entry;
        }

        for (int length = LookupBits + 1; length <= 16; length++)
        {
            int code = next >> (16 - length);
            if (code < _end[length] && code + _shift[length] is var index && index >= 0 && index < _values.Length)
            {
                bits.Skip(length);
                return _values[index];
            }
        }

        throw new InvalidDataException($"its pixels are damaged before byte {bits.Offset}: found a code that its tables do not have; copy it again");
    }
}
