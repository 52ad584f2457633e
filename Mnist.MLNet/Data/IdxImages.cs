using System.Security.Cryptography;

namespace Mnist.MLNet.Data;

/// <summary>The images of one IDX file: the header is read at once, the pixels when first asked for, by one thread, and then kept as bytes.</summary>
internal sealed class IdxImages
{
    private readonly Func<IdxReader>? _open;
    private readonly Lock _loading = new();
    private volatile byte[]? _pixels;

    /// <summary>Opens the file for its header; <paramref name="open"/> is called once more for the pixels.</summary>
    /// <exception cref="InvalidDataException">The file holds no images.</exception>
    public IdxImages(Func<IdxReader> open, string name)
    {
        _open = open;
        Name = name;
        using IdxReader reader = open();
        Header = reader.Header;
        if (Header.Rank != 3)
        {
            throw new InvalidDataException(
                $"'{name}' holds no images: expected 3 dimensions (images, rows, columns), found {Header.Rank} ({Header}). Are image and label file swapped?");
        }
    }

    /// <summary>Images that are in memory already.</summary>
    public IdxImages(byte[] pixels, int rows, int columns, string name)
    {
        Name = name;
        Header = new IdxHeader(pixels.Length / (rows * columns), rows, columns);
        _pixels = pixels;
    }

    public string Name { get; }

    public IdxHeader Header { get; }

    public int Count => Header.Count;

    public int Rows => Header.Dimensions[1];

    public int Columns => Header.Dimensions[2];

    /// <summary>All images one after the other; read from the file at the first call. A failure is not kept: the next call tries again.</summary>
    /// <exception cref="InvalidDataException">The file is truncated, damaged, or no longer the one whose header was read.</exception>
    public byte[] Pixels
    {
        get
        {
            if (_pixels is { } loaded)
            {
                return loaded;
            }

            lock (_loading)
            {
                return _pixels ??= Load();
            }
        }
    }

    /// <summary>Adds the file's unpacked content to <paramref name="hash"/>.</summary>
    public void AppendTo(IncrementalHash hash)
    {
        hash.AppendData(Header.ToBytes());
        hash.AppendData(Pixels);
    }

    private byte[] Load()
    {
        using IdxReader reader = _open!();
        return reader.Header.Dimensions.SequenceEqual(Header.Dimensions)
            ? reader.ReadToEnd()
            : throw new InvalidDataException($"'{Name}' has changed since it was opened: expected {Header}, found {reader.Header}. Load it again.");
    }
}
