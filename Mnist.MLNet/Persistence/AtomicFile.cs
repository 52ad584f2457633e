namespace Mnist.MLNet.Persistence;

/// <summary>Writes files that appear whole or not at all.</summary>
public static class AtomicFile
{
    /// <summary>
    /// Writes to a temporary name beside <paramref name="path"/>, flushes to disk and renames over it. If <paramref name="write"/> or the disk fails,
    /// nothing is left behind and an older file at <paramref name="path"/> stays as it was. A missing folder is created.
    /// </summary>
    /// <param name="path">The file to write; one that exists is replaced.</param>
    /// <param name="write">Writes the content. The stream is write-only and seekable, and is closed by the caller of this delegate.</param>
    /// <exception cref="IOException"><paramref name="path"/> is a directory, or the disk refuses the data.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        string target = Path.GetFullPath(path);
        if (Directory.Exists(target))
        {
            throw new IOException($"'{path}' cannot be written: it is a directory; name a file.");
        }

        string folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        string temporary = Path.Combine(folder, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Writes <paramref name="bytes"/> as the whole content of <paramref name="path"/>; see <see cref="Write"/>.</summary>
    /// <param name="path">The file to write; one that exists is replaced.</param>
    /// <param name="bytes">The content.</param>
    public static void WriteAllBytes(string path, ReadOnlyMemory<byte> bytes) => Write(path, stream => stream.Write(bytes.Span));

    /// <summary>Writes <paramref name="text"/> in UTF-8 without a byte order mark as the whole content of <paramref name="path"/>; see <see cref="Write"/>.</summary>
    /// <param name="path">The file to write; one that exists is replaced.</param>
    /// <param name="text">The content.</param>
    public static void WriteAllText(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            writer.Write(text);
        });
    }
}
