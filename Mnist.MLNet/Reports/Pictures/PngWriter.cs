using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Mnist.MLNet.Pictures.Formats.Png;

namespace Mnist.MLNet.Reports.Pictures;

/// <summary>Writes pictures as PNG (ISO/IEC 15948): 8 bits a sample, one chunk of pixels, no filter.</summary>
public static class PngWriter
{
    private const int GreyKind = 0;
    private const int ColorKind = 2;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Writes a picture in shades of grey.</summary>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="pixels">A byte a pixel, 0 black to 255 white, row after row.</param>
    /// <returns>The file's bytes.</returns>
    /// <exception cref="ArgumentException">The pixels do not fit the size.</exception>
    public static byte[] Grey(int width, int height, ReadOnlySpan<byte> pixels) => Write(width, height, pixels, GreyKind, samples: 1);

    /// <summary>Writes a picture in colour.</summary>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="pixels">Three bytes a pixel, red, green and blue, row after row.</param>
    /// <returns>The file's bytes.</returns>
    /// <exception cref="ArgumentException">The pixels do not fit the size.</exception>
    public static byte[] Color(int width, int height, ReadOnlySpan<byte> pixels) => Write(width, height, pixels, ColorKind, samples: 3);

    private static byte[] Write(int width, int height, ReadOnlySpan<byte> pixels, byte kind, int samples)
    {
        if (width < 1 || height < 1 || pixels.Length != width * height * samples)
        {
            throw new ArgumentException($"A picture of {width}×{height} pixels needs {(long)width * height * samples} bytes, {samples} a pixel; found {pixels.Length}.");
        }

        using var file = new MemoryStream();
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = kind;
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "IDAT", Compress(pixels, width * samples));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Compress(ReadOnlySpan<byte> pixels, int rowLength)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (int start = 0; start < pixels.Length; start += rowLength)
            {
                // the row's filter: none
                zlib.WriteByte(0);
                zlib.Write(pixels.Slice(start, rowLength));
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string type, ReadOnlySpan<byte> content)
    {
        var chunk = new byte[4 + 4 + content.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        content.CopyTo(chunk.AsSpan(8));

        // the check is of type and content, not of the length
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + content.Length), Crc32.Of(chunk.AsSpan(4, 4 + content.Length)));
        file.Write(chunk);
    }
}
