using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Mnist.MLNet.Pictures.Formats.Png;

namespace Mnist.MLNet.Tests.Pictures;

/// <summary>Writes PNG files of every kind: samples of any colour type and depth, each row under another filter, interlaced or not.</summary>
internal sealed record PngEncoder(int Width, int Height, int ColorType, int Depth, bool Interlaced = false)
{
    public byte[] Palette { get; init; } = [];

    public byte[] Transparency { get; init; } = [];

    /// <summary>Pixels of a chunk of pixel data; small ones make many chunks.</summary>
    public int DataLength { get; init; } = int.MaxValue;

    public int Samples => ColorType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };

    /// <summary>A colour picture of 8 bits.</summary>
    public static byte[] Encode(int width, int height, ReadOnlySpan<byte> rgba)
    {
        var samples = new int[4 * width * height];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = rgba[i];
        }

        return new PngEncoder(width, height, 6, 8).Encode(samples);
    }

    /// <summary>A file of the size that is claimed, with next to no pixels in it.</summary>
    public byte[] EncodeHeaderOnly()
    {
        byte[] small = (this with { Width = 1, Height = 1 }).Encode(new int[Samples]);
        using var file = new MemoryStream();
        file.Write(small.AsSpan(0, 8));
        WriteHeader(file);
        file.Write(small.AsSpan(33));
        return file.ToArray();
    }

    /// <summary>Encodes samples, those of a pixel side by side, pixels row by row.</summary>
    public byte[] Encode(int[] samples)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        WriteHeader(file);
        if (Palette.Length > 0)
        {
            WriteChunk(file, "PLTE", Palette);
        }

        if (Transparency.Length > 0)
        {
            WriteChunk(file, "tRNS", Transparency);
        }

        WriteChunk(file, "tEXt", "Comment\0a test"u8);
        foreach (byte[] part in Pack(samples).Chunk(DataLength))
        {
            WriteChunk(file, "IDAT", part);
        }

        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>Writes a chunk with its checksum.</summary>
    public static void WriteChunk(Stream file, string type, ReadOnlySpan<byte> content)
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes(type), .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(bytes);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(bytes));
        file.Write(number);
    }

    private void WriteHeader(MemoryStream file)
    {
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], Height);
        (header[8], header[9], header[10], header[11], header[12]) = ((byte)Depth, (byte)ColorType, 0, 0, (byte)(Interlaced ? 1 : 0));
        WriteChunk(file, "IHDR", header);
    }

    private byte[] Pack(int[] samples)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            foreach (var (left, top, stepX, stepY) in Passes())
            {
                PackPass(samples, left, top, stepX, stepY, zlib);
            }
        }

        return packed.ToArray();
    }

    private (int, int, int, int)[] Passes() => Interlaced
        ? [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
        : [(0, 0, 1, 1)];

    private void PackPass(int[] samples, int left, int top, int stepX, int stepY, Stream zlib)
    {
        if (left >= Width || top >= Height)
        {
            return;
        }

        int columns = (Width - left + stepX - 1) / stepX;
        var above = new byte[((columns * Samples * Depth) + 7) / 8];
        int distance = Math.Max(1, Samples * Depth / 8);
        for (int y = top, filter = 0; y < Height; y += stepY, filter++)
        {
            var row = new byte[above.Length];
            for (int x = left, i = 0; x < Width; x += stepX)
            {
                for (int s = 0; s < Samples; s++, i++)
                {
                    Put(row, i, samples[(((y * Width) + x) * Samples) + s]);
                }
            }

            zlib.WriteByte((byte)(filter % 5));
            for (int i = 0; i < row.Length; i++)
            {
                int a = i < distance ? 0 : row[i - distance], b = above[i], c = i < distance ? 0 : above[i - distance];
                int predicted = (filter % 5) switch { 0 => 0, 1 => a, 2 => b, 3 => (a + b) / 2, _ => new[] { a, b, c }.MinBy(v => Math.Abs(a + b - c - v)) };
                zlib.WriteByte((byte)(row[i] - predicted));
            }

            above = row;
        }
    }

    private void Put(byte[] row, int index, int sample)
    {
        if (Depth == 16)
        {
            BinaryPrimitives.WriteUInt16BigEndian(row.AsSpan(2 * index), (ushort)sample);
            return;
        }

        int bit = index * Depth;
        row[bit / 8] |= (byte)(sample << (8 - Depth - (bit % 8)));
    }
}
