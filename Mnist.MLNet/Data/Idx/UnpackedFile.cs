using System.IO.Compression;

namespace Mnist.MLNet.Data;

/// <summary>The content of a file that may be packed by gzip, which its first two bytes tell and not its name. A file of one gzip member, as gzip writes it, is taken.</summary>
internal sealed class UnpackedFile : IDisposable
{
    private readonly WatchedStream _file;
    private readonly GZipStream? _gzip;
    private readonly string _name;

    /// <summary>Takes <paramref name="stream"/> over and closes it in the end.</summary>
    public UnpackedFile(Stream stream, string name)
    {
        _name = name;
        long? length = stream.CanSeek ? stream.Length - stream.Position : null;
        _file = new WatchedStream(stream);
        if (_file.BeginsAsGzip)
        {
            _gzip = new GZipStream(_file, CompressionMode.Decompress);
        }
        else
        {
            Length = length;
        }
    }

    /// <summary>The length of the unpacked content in bytes, or null where only reading it tells.</summary>
    public long? Length { get; }

    /// <summary>The number of unpacked bytes read so far.</summary>
    public long Position { get; private set; }

    /// <summary>Opens a file, with a message that helps where it cannot be opened.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is a directory.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static UnpackedFile Open(string path) =>
        Open(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan), path);

    /// <summary>Opens what <paramref name="open"/> gives, with the same messages.</summary>
    public static UnpackedFile Open(Func<Stream> open, string name)
    {
        if (Directory.Exists(name))
        {
            throw new InvalidDataException($"'{name}' is a directory; expected an IDX file. Name the file, or the folder that holds the four files.");
        }

        try
        {
            return new UnpackedFile(open(), name);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileNotFoundException($"'{name}' does not exist; expected an IDX file, plain or packed by gzip. Check the path.", name, exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new UnauthorizedAccessException($"'{name}' may not be read; expected an IDX file. Give this user the right to read it.", exception);
        }
    }

    /// <summary>Fills <paramref name="buffer"/> as far as the content reaches, and returns how many bytes that were.</summary>
    /// <exception cref="InvalidDataException">The gzip content cannot be unpacked.</exception>
    public int Read(Span<byte> buffer)
    {
        try
        {
            int count = (_gzip ?? (Stream)_file).ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            Position += count;
            return count;
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{_name}' is damaged: its gzip content cannot be unpacked. Fetch it again.", exception);
        }
    }

    /// <summary>Checks that the content ends here.</summary>
    /// <exception cref="InvalidDataException">There is more, or the gzip file is cut off in its last bytes or followed by others.</exception>
    public void ExpectEnd()
    {
        long expected = Position;
        if (Length is { } length ? length != expected : Read(stackalloc byte[1]) != 0)
        {
            string found = Length is { } all ? $"{all}" : "more";
            throw new InvalidDataException($"'{_name}' has trailing bytes: expected {expected} bytes in all, found {found}. Fetch it again.");
        }

        if (_gzip is not null)
        {
            CheckGzipEnd(expected);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _gzip?.Dispose();
        _file.Dispose();
    }

    /// <summary>GZipStream takes a missing trailer, and bytes after it, without a word; but a whole file ends in the length of its content.</summary>
    private void CheckGzipEnd(long unpackedLength)
    {
        Span<byte> rest = stackalloc byte[4096];
        while (_file.Read(rest) > 0)
        {
        }

        if (_file.LastFourBytes != (uint)unpackedLength)
        {
            throw new InvalidDataException(
                $"'{_name}' does not end as a gzip file of {unpackedLength} bytes does: it is cut off at its end, or other bytes follow. Fetch it again.");
        }
    }
}
