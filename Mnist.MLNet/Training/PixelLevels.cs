namespace Mnist.MLNet.Training;

/// <summary>
/// Pixels as numbers of their levels, a byte each: pictures of 256 grey levels have no more than 256 different values, however they are normalised.
/// A quarter of the memory, and the same values to the bit.
/// </summary>
internal sealed class PixelLevels
{
    private const int MostLevels = 256;

    // A hash table with open addressing, four places a level, so that most are found at once. A place holds the number of a level plus 1, or 0.
    private const int PlaceBits = 10;

    private readonly float[] _levels = new float[MostLevels];
    private readonly short[] _places = new short[1 << PlaceBits];
    private int _count;

    /// <summary>Finds or adds the level of each pixel.</summary>
    /// <returns>False where there are too many levels; what was written is of no use then.</returns>
    public bool TryEncode(ReadOnlySpan<float> pixels, Span<byte> numbers)
    {
        for (int i = 0; i < pixels.Length; i++)
        {
            int number = NumberOf(pixels[i]);
            if (number == MostLevels)
            {
                return false;
            }

            numbers[i] = (byte)number;
        }

        return true;
    }

    /// <summary>Brings the pixels back.</summary>
    public void Decode(ReadOnlySpan<byte> numbers, Span<float> pixels)
    {
        float[] levels = _levels;
        for (int i = 0; i < numbers.Length; i++)
        {
            pixels[i] = levels[numbers[i]];
        }
    }

    private int NumberOf(float pixel)
    {
        // Bits are compared, because 0 equals −0, and NaN not even itself.
        int bits = BitConverter.SingleToInt32Bits(pixel);
        int place = (int)((uint)bits * 2654435769u >> (32 - PlaceBits));
        while (_places[place] > 0)
        {
            if (BitConverter.SingleToInt32Bits(_levels[_places[place] - 1]) == bits)
            {
                return _places[place] - 1;
            }

            place = (place + 1) % _places.Length;
        }

        if (_count == MostLevels)
        {
            return MostLevels;
        }

        _levels[_count++] = pixel;
        _places[place] = (short)_count;
        return _count - 1;
    }
}
