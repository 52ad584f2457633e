using System.Buffers.Binary;
using System.IO.Compression;

namespace Mnist.MLNet.Tests.Data;

/// <summary>Makes the bytes of IDX files, sound ones and others.</summary>
internal static class IdxBytes
{
    /// <summary>A header with any element type and any sizes, then the data.</summary>
    public static byte[] Make(byte type, uint[] sizes, params byte[] data)
    {
        var bytes = new byte[4 + (4 * sizes.Length) + data.Length];
        bytes[2] = type;
        bytes[3] = (byte)sizes.Length;
        for (int i = 0; i < sizes.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 + (4 * i)), sizes[i]);
        }

        data.CopyTo(bytes.AsSpan(4 + (4 * sizes.Length)));
        return bytes;
    }

    /// <summary>Two images of 2×3 pixels with the values 0 to 11.</summary>
    public static byte[] TwoImages() => Make(8, [2, 2, 3], [.. Enumerable.Range(0, 12).Select(i => (byte)i)]);

    /// <summary>Labels of one byte each.</summary>
    public static byte[] Labels(params byte[] labels) => Make(8, [(uint)labels.Length], labels);

    /// <summary>The same, packed by gzip.</summary>
    public static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
