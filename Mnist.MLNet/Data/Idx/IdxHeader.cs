using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Mnist.MLNet.Data;

/// <summary>
/// The header of an IDX file: two zero bytes, the element type, the number of dimensions, then each dimension as a big-endian 32-bit integer.
/// A header that exists is sound: unsigned bytes, one to three dimensions of at least 1, and a content that fits into one array.
/// </summary>
public sealed class IdxHeader
{
    /// <summary>The bytes that every header begins with: magic number, element type and number of dimensions.</summary>
    internal const int PrefixLength = 4;

    /// <summary>The longest header: that of images.</summary>
    internal const int MaximumLength = PrefixLength + (4 * MaximumRank);

    private const int MaximumRank = 3;

    /// <summary>Describes unsigned bytes of the given dimensions.</summary>
    /// <param name="dimensions">One to three sizes of at least 1, the number of items first.</param>
    /// <exception cref="ArgumentException">No or more than three dimensions, a size below 1, or a content beyond the longest array.</exception>
    public IdxHeader(params int[] dimensions)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        if (Defect(dimensions.Select(size => (long)size).ToArray()) is { } defect)
        {
            throw new ArgumentException($"No IDX file can be described so: {defect}.", nameof(dimensions));
        }

        Dimensions = [.. dimensions];
        ItemLength = dimensions.Skip(1).Aggregate(1, (product, size) => product * size);
    }

    /// <summary>The sizes, the number of items first: count, rows, columns for images; count for labels.</summary>
    public ImmutableArray<int> Dimensions { get; }

    /// <summary>The number of dimensions, from 1 to 3.</summary>
    public int Rank => Dimensions.Length;

    /// <summary>The number of items: images or labels.</summary>
    public int Count => Dimensions[0];

    /// <summary>The bytes of one item: rows × columns for an image, 1 for a label.</summary>
    public int ItemLength { get; }

    /// <summary>The bytes of all items; at most <see cref="Array.MaxLength"/>.</summary>
    public int DataLength => Count * ItemLength;

    /// <summary>The bytes of the header itself.</summary>
    public int HeaderLength => PrefixLength + (4 * Rank);

    /// <summary>Reads the header at the start of <paramref name="bytes"/>.</summary>
    /// <param name="bytes">The first bytes of a file, or the whole of it.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="InvalidDataException">The bytes are no header, or one that this library cannot read; the message says which and why.</exception>
    public static IdxHeader Parse(ReadOnlySpan<byte> bytes, string name)
    {
        int length = RequiredLength(bytes, name);
        if (bytes.Length < length)
        {
            throw Truncated(name, length, bytes.Length);
        }

        var sizes = new long[bytes[3]];
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = BinaryPrimitives.ReadUInt32BigEndian(bytes[(PrefixLength + (4 * i))..]);
        }

        return Defect(sizes) is { } defect
            ? throw new InvalidDataException($"'{name}' has a header that cannot be right: {defect}.")
            : new IdxHeader(Array.ConvertAll(sizes, size => (int)size));
    }

    /// <summary>The header as it stands in a file.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[HeaderLength];
        bytes[2] = (byte)IdxElementType.UnsignedByte;
        bytes[3] = (byte)Rank;
        for (int i = 0; i < Rank; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(PrefixLength + (4 * i)), Dimensions[i]);
        }

        return bytes;
    }

    /// <summary>The sizes joined by ×, as in 60000×28×28.</summary>
    public override string ToString() => string.Join('×', Dimensions);

    /// <summary>Checks what the first four bytes say, and returns how long the header is.</summary>
    internal static int RequiredLength(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.IsEmpty)
        {
            throw new InvalidDataException($"'{name}' is empty; expected an IDX file. Fetch it again.");
        }

        if (bytes[0] != 0 || (bytes.Length > 1 && bytes[1] != 0))
        {
            string found = Convert.ToHexString(bytes[..Math.Min(bytes.Length, PrefixLength)]);
            throw new InvalidDataException($"'{name}' is no IDX file: expected it to begin with the bytes 0000, found {found}.");
        }

        if (bytes.Length < PrefixLength)
        {
            throw Truncated(name, PrefixLength, bytes.Length);
        }

        var type = (IdxElementType)bytes[2];
        if (type != IdxElementType.UnsignedByte)
        {
            string found = Enum.IsDefined(type) ? $"elements of type {type} (0x{bytes[2]:X2})" : $"0x{bytes[2]:X2}, which is no type of the format";
            throw new InvalidDataException($"'{name}' cannot be read: expected the element type {IdxElementType.UnsignedByte} (0x08), found {found}.");
        }

        return bytes[3] is >= 1 and <= MaximumRank
            ? PrefixLength + (4 * bytes[3])
            : throw new InvalidDataException($"'{name}' cannot be read: expected 1 to {MaximumRank} dimensions, found {bytes[3]}.");
    }

    private static InvalidDataException Truncated(string name, int expected, int found) =>
        new($"'{name}' is truncated in its header: expected {expected} bytes, found {found}. Fetch it again.");

    /// <summary>What is wrong with these sizes, or null. Counts in 128 bits, where three 32-bit sizes cannot overflow.</summary>
    private static string? Defect(ReadOnlySpan<long> sizes)
    {
        if (sizes.Length is 0 or > MaximumRank)
        {
            return $"expected 1 to {MaximumRank} dimensions, found {sizes.Length}";
        }

        Int128 product = 1;
        foreach (long size in sizes)
        {
            product *= size;
        }

        string text = string.Join('×', sizes.ToArray());
        if (sizes.ContainsAnyExceptInRange(1, uint.MaxValue))
        {
            return $"expected sizes of at least 1, found {text}";
        }

        return product > Array.MaxLength ? $"the sizes {text} come to {product} bytes, and at most {Array.MaxLength} can be held" : null;
    }
}
