using System.Buffers.Binary;

namespace Mnist.MLNet.Pictures.Formats.Png;

/// <summary>The IHDR chunk.</summary>
/// <param name="Width">Columns of pixels.</param>
/// <param name="Height">Rows of pixels.</param>
/// <param name="Depth">Bits a sample.</param>
/// <param name="Color">The samples of a pixel.</param>
/// <param name="Interlaced">Whether the rows come in Adam7's seven passes.</param>
internal sealed record PngHeader(int Width, int Height, int Depth, PngColorType Color, bool Interlaced)
{
    private const int Length = 13;

    /// <summary>Samples a pixel.</summary>
    public int Samples => Color switch
    {
        PngColorType.Rgb => 3,
        PngColorType.GreyAlpha => 2,
        PngColorType.Rgba => 4,
        _ => 1,
    };

    /// <summary>Bytes between a byte and the one that filters compare it with.</summary>
    public int FilterDistance => Math.Max(1, Samples * Depth / 8);

    public static PngHeader Read(ReadOnlySpan<byte> chunk, PictureLimits limits)
    {
        if (chunk.Length != Length)
        {
            throw new InvalidDataException($"its IHDR chunk has {chunk.Length} bytes; expected {Length}");
        }

        uint width = BinaryPrimitives.ReadUInt32BigEndian(chunk);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(chunk[4..]);
        limits.RequireSize(width, height);
        var color = (PngColorType)chunk[9];
        bool known = (color, chunk[8]) switch
        {
            (PngColorType.Grey, 1 or 2 or 4 or 8 or 16) => true,
            (PngColorType.Palette, 1 or 2 or 4 or 8) => true,
            (PngColorType.Rgb or PngColorType.GreyAlpha or PngColorType.Rgba, 8 or 16) => true,
            _ => false,
        };
        if (!known || chunk[10] != 0 || chunk[11] != 0 || chunk[12] > 1)
        {
            throw new InvalidDataException(
                $"its header has colour type {chunk[9]}, {chunk[8]} bits a sample, compression {chunk[10]}, filter {chunk[11]} and interlacing {chunk[12]}, which PNG does not define");
        }

        return new PngHeader((int)width, (int)height, chunk[8], color, chunk[12] == 1);
    }

    /// <summary>Bytes of a row of pixels.</summary>
    public int RowLength(int width) => (int)((((long)width * Samples * Depth) + 7) / 8);
}
