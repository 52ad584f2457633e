using System.IO.Compression;
using Mnist.MLNet.Persistence;

namespace Mnist.MLNet.Data;

/// <summary>Writes IDX files of unsigned bytes, whole or not at all; packed by gzip where the name ends in <c>.gz</c>.</summary>
public static class IdxWriter
{
    /// <summary>Writes images.</summary>
    /// <param name="path">The file to write; one that exists is replaced.</param>
    /// <param name="rows">The rows of an image, at least 1.</param>
    /// <param name="columns">The columns of an image, at least 1.</param>
    /// <param name="pixels">All images one after the other, each row by row: a multiple of <paramref name="rows"/> × <paramref name="columns"/> bytes.</param>
    /// <exception cref="ArgumentException">The number of bytes is 0 or no multiple of an image's.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteImages(string path, int rows, int columns, ReadOnlyMemory<byte> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        long length = (long)rows * columns;
        if (pixels.Length % length != 0)
        {
            throw new ArgumentException($"Expected a multiple of {rows}×{columns} bytes, found {pixels.Length}.", nameof(pixels));
        }

        Write(path, new IdxHeader((int)(pixels.Length / length), rows, columns), pixels);
    }

    /// <summary>Writes labels.</summary>
    /// <param name="path">The file to write; one that exists is replaced.</param>
    /// <param name="labels">The labels, one byte each; at least one.</param>
    /// <exception cref="ArgumentException">There are no labels.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteLabels(string path, ReadOnlyMemory<byte> labels) => Write(path, new IdxHeader(labels.Length), labels);

    private static void Write(string path, IdxHeader header, ReadOnlyMemory<byte> data)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, file =>
        {
            if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            {
                using var gzip = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true);
                WriteTo(gzip, header, data.Span);
            }
            else
            {
                WriteTo(file, header, data.Span);
            }
        });
    }

    private static void WriteTo(Stream stream, IdxHeader header, ReadOnlySpan<byte> data)
    {
        stream.Write(header.ToBytes());
        stream.Write(data);
    }
}
