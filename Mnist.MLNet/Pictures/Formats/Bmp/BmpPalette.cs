namespace Mnist.MLNet.Pictures.Formats.Bmp;

/// <summary>Pixels that are numbers of colours.</summary>
internal readonly struct BmpPalette(uint[] colors, int depth) : IBmpPixels
{
    public uint Rgba(ReadOnlySpan<byte> row, int x)
    {
        int bit = x * depth;
        int index = (row[bit / 8] >> (8 - depth - (bit % 8))) & ((1 << depth) - 1);
        return index < colors.Length ? colors[index] : throw new InvalidDataException($"a pixel has colour {index} of a palette of {colors.Length}");
    }
}
