using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Mnist.MLNet.Pictures.Formats.Jpeg;

/// <summary>How a camera was held, as EXIF notes it: which way the stored picture is to be turned.</summary>
/// <param name="Transposed">Rows and columns change places first.</param>
/// <param name="MirroredX">Then left and right change places.</param>
/// <param name="MirroredY">Then top and bottom change places.</param>
internal readonly record struct ExifOrientation(bool Transposed, bool MirroredX, bool MirroredY)
{
    private const int OrientationTag = 0x112;
    private const int EntryLength = 12;

    public static ExifOrientation Upright => default;

    /// <summary>Reads the orientation out of an APP1 segment; null where it has none that can be understood.</summary>
    public static ExifOrientation? Find(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8) || segment.Length < 14)
        {
            return null;
        }

        var tiff = segment[6..];
        bool little = tiff.StartsWith("II"u8);
        uint directory = Read32(tiff[4..], little);
        if (directory > tiff.Length - 2)
        {
            return null;
        }

        int count = Read16(tiff[(int)directory..], little);
        for (int i = 0; i < count; i++)
        {
            long offset = directory + 2 + ((long)i * EntryLength);
            if (offset + EntryLength > tiff.Length)
            {
                return null;
            }

            var entry = tiff.Slice((int)offset, EntryLength);
            if (Read16(entry, little) == OrientationTag)
            {
                return Of(Read16(entry[8..], little));
            }
        }

        return null;
    }

    /// <summary>Turns a picture upright.</summary>
    public Picture Apply(Picture picture)
    {
        if (this == Upright)
        {
            return picture;
        }

        var source = MemoryMarshal.Cast<byte, uint>(picture.Rgba);
        int width = Transposed ? picture.Height : picture.Width;
        int height = Transposed ? picture.Width : picture.Height;
        byte[] rgba = new byte[picture.Rgba.Length];
        var target = MemoryMarshal.Cast<byte, uint>(rgba.AsSpan());
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int sourceX = MirroredX ? width - 1 - x : x;
                int sourceY = MirroredY ? height - 1 - y : y;
                target[(y * width) + x] = source[Transposed ? (sourceX * picture.Width) + sourceY : (sourceY * picture.Width) + sourceX];
            }
        }

        return new Picture(width, height, rgba);
    }

    private static ExifOrientation? Of(int number) => number switch
    {
        1 => Upright,
        2 => new(false, true, false),
        3 => new(false, true, true),
        4 => new(false, false, true),
        5 => new(true, false, false),
        6 => new(true, true, false),
        7 => new(true, true, true),
        8 => new(true, false, true),
        _ => null,
    };

    private static int Read16(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Read32(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
