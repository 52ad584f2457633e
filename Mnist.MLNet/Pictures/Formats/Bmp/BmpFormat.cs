using System.Buffers.Binary;

namespace Mnist.MLNet.Pictures.Formats.Bmp;

/// <summary>Windows bitmaps: palettes of 1, 4 and 8 bits, 16, 24 and 32 bits with or without bit fields, bottom-up and top-down.</summary>
internal sealed class BmpFormat : PictureFormat
{
    private const int FileHeaderLength = 14;
    private const int OldHeaderLength = 12;
    private const int HeaderLength = 40;

    public override bool Recognizes(ReadOnlySpan<byte> file) => file.StartsWith("BM"u8);

    public override Picture Decode(byte[] file, PictureLimits limits)
    {
        long pixels = BinaryPrimitives.ReadUInt32LittleEndian(Part(file, 10, 4, "its header"));
        uint headerLength = BinaryPrimitives.ReadUInt32LittleEndian(Part(file, FileHeaderLength, 4, "its header"));
        if (headerLength is not OldHeaderLength and (< HeaderLength or > 1024))
        {
            throw new InvalidDataException($"its header has {headerLength} bytes; expected 12, or 40 to 1024");
        }

        var header = Part(file, FileHeaderLength, headerLength, "its header");
        bool old = headerLength == OldHeaderLength;
        int width = old ? BinaryPrimitives.ReadUInt16LittleEndian(header[4..]) : BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        int height = old ? BinaryPrimitives.ReadUInt16LittleEndian(header[6..]) : BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        int depth = BinaryPrimitives.ReadUInt16LittleEndian(header[(old ? 10 : 14)..]);
        uint compression = old ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(header[16..]);
        bool bitFields = compression is 3 or 6;
        limits.RequireSize(width, Math.Abs((long)height));
        if (depth is not (1 or 4 or 8 or 16 or 24 or 32) || (compression != 0 && !(bitFields && depth is 16 or 32)))
        {
            throw new InvalidDataException($"it has {depth} bits a pixel and {Name(compression)}; expected 1, 4, 8, 16, 24 or 32, not compressed: save it as PNG instead");
        }

        int rowLength = checked((int)((((long)width * depth) + 31) / 32 * 4));
        var data = Part(file, pixels, (long)rowLength * Math.Abs(height), "its pixels");
        return depth <= 8
            ? Decode(width, height, data, rowLength, new BmpPalette(ReadPalette(file, header, depth), depth))
            : Decode(width, height, data, rowLength, BmpChannels.Read(file, FileHeaderLength + OldOrFull(old), depth, bitFields, compression == 6 || headerLength >= 56));
    }

    private static int OldOrFull(bool old) => old ? OldHeaderLength : HeaderLength;

    private static Picture Decode<TPixels>(int width, int height, ReadOnlySpan<byte> data, int rowLength, TPixels pixels)
        where TPixels : IBmpPixels
    {
        int rows = Math.Abs(height);
        byte[] rgba = new byte[4L * width * rows];
        for (int y = 0; y < rows; y++)
        {
            var row = data.Slice((height > 0 ? rows - 1 - y : y) * rowLength, rowLength);
            for (int x = 0; x < width; x++)
            {
                BinaryPrimitives.WriteUInt32BigEndian(rgba.AsSpan(4 * ((y * width) + x)), pixels.Rgba(row, x));
            }
        }

        return new Picture(width, rows, rgba);
    }

    private static uint[] ReadPalette(byte[] file, ReadOnlySpan<byte> header, int depth)
    {
        bool old = header.Length == OldHeaderLength;
        int entry = old ? 3 : 4;
        uint used = old ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(header[32..]);
        int count = used == 0 ? 1 << depth : (int)Math.Min(used, 1u << depth);
        byte[] palette = Part(file, FileHeaderLength + header.Length, (long)count * entry, "its palette").ToArray();
        return [.. Enumerable.Range(0, count).Select(i =>
            ((uint)palette[(i * entry) + 2] << 24) | ((uint)palette[(i * entry) + 1] << 16) | ((uint)palette[i * entry] << 8) | byte.MaxValue)];
    }

    private static string Name(uint compression) => compression switch
    {
        0 => "no compression",
        1 or 2 => "run-length compression",
        4 => "JPEG inside",
        5 => "PNG inside",
        _ => $"compression {compression}",
    };
}
