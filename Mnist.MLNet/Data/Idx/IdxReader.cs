namespace Mnist.MLNet.Data;

/// <summary>
/// Reads an IDX file of unsigned bytes item by item, plain or packed by gzip (told by the first bytes, not by the name).
/// Memory is taken only for what has been found to be there, so that a header cannot ask for more than the file holds.
/// </summary>
public sealed class IdxReader : IDisposable
{
    /// <summary>How much is taken at once for content of unknown length: more than MNIST's images need.</summary>
    private const int FirstBufferLength = 1 << 26;

    private readonly UnpackedFile _file;
    private readonly string _name;

    /// <summary>Reads the header of <paramref name="stream"/>, and closes the stream with this reader.</summary>
    /// <param name="stream">A readable stream at the start of an IDX file; need not be seekable.</param>
    /// <param name="name">What to call it in messages: a path, as a rule.</param>
    /// <exception cref="InvalidDataException">The header is not that of an IDX file of unsigned bytes, or the file's length contradicts it.</exception>
    public IdxReader(Stream stream, string name)
        : this(new UnpackedFile(stream, name), name)
    {
    }

    private IdxReader(UnpackedFile file, string name)
    {
        _file = file;
        _name = name;
        try
        {
            Header = ReadHeader();
            if (file.Length is { } length)
            {
                CheckLength(length - Header.HeaderLength);
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>What the file says of itself.</summary>
    public IdxHeader Header { get; }

    private long BytesLeft => Header.HeaderLength + Header.DataLength - _file.Position;

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">An IDX file, plain or packed by gzip.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="InvalidDataException">It is a directory or no IDX file of unsigned bytes, or its length contradicts its header.</exception>
    public static IdxReader Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new IdxReader(UnpackedFile.Open(path), path);
    }

    /// <summary>Reads the next item. Returns false after the last one, once it is sure that nothing follows.</summary>
    /// <param name="item">Takes the item: <see cref="IdxHeader.ItemLength"/> bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="item"/> has another length.</exception>
    /// <exception cref="InvalidDataException">The file is truncated, damaged, or longer than its header says.</exception>
    public bool TryReadItem(Span<byte> item)
    {
        if (item.Length != Header.ItemLength)
        {
            throw new ArgumentException($"An item of '{_name}' has {Header.ItemLength} bytes, but the buffer has {item.Length}.", nameof(item));
        }

        if (BytesLeft == 0)
        {
            _file.ExpectEnd();
            return false;
        }

        if (_file.Read(item) < item.Length)
        {
            throw Truncated(_file.Position - Header.HeaderLength);
        }

        return true;
    }

    /// <summary>Reads all items that have not been read yet into one array, and checks that nothing follows.</summary>
    /// <exception cref="InvalidDataException">The file is truncated, damaged, or longer than its header says.</exception>
    public byte[] ReadToEnd()
    {
        int length = (int)BytesLeft;
        byte[] bytes = GC.AllocateUninitializedArray<byte>(_file.Length is null ? Math.Min(length, FirstBufferLength) : length);
        int found = 0;
        while (true)
        {
            found += _file.Read(bytes.AsSpan(found));
            if (found < bytes.Length)
            {
                throw Truncated(_file.Position - Header.HeaderLength);
            }

            if (found == length)
            {
                _file.ExpectEnd();
                return bytes;
            }

            Array.Resize(ref bytes, (int)Math.Min(length, 2L * bytes.Length));
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    /// <summary>Opens what <paramref name="open"/> gives, with a message that helps where it cannot be opened.</summary>
    internal static IdxReader Open(Func<Stream> open, string name) => new(UnpackedFile.Open(open, name), name);

    private IdxHeader ReadHeader()
    {
        Span<byte> bytes = stackalloc byte[IdxHeader.MaximumLength];
        int found = _file.Read(bytes[..IdxHeader.PrefixLength]);
        int length = IdxHeader.RequiredLength(bytes[..found], _name);
        found += _file.Read(bytes[found..length]);
        return IdxHeader.Parse(bytes[..found], _name);
    }

    private void CheckLength(long dataLength)
    {
        if (dataLength < Header.DataLength)
        {
            throw Truncated(dataLength);
        }

        if (dataLength > Header.DataLength)
        {
            throw new InvalidDataException(
                $"'{_name}' has trailing bytes: expected {Header.DataLength} bytes of data ({Header}), found {dataLength}. Fetch it again.");
        }
    }

    private InvalidDataException Truncated(long found) =>
        new($"'{_name}' is truncated: expected {Header.DataLength} bytes of data ({Header}), found {found}. Fetch it again.");
}
