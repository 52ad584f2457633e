using System.Buffers.Binary;
using System.Text;

namespace Mnist.MLNet.Pictures.Formats.Png;

/// <summary>One chunk of a PNG file, its checksum verified.</summary>
/// <param name="Type">Its four letters.</param>
/// <param name="Content">What it holds.</param>
/// <param name="End">Where the next one begins.</param>
internal readonly record struct PngChunk(string Type, ReadOnlyMemory<byte> Content, int End)
{
    public static PngChunk Read(byte[] file, int offset)
    {
        var start = PictureFormat.Part(file, offset, 8, "a chunk's header");
        uint length = BinaryPrimitives.ReadUInt32BigEndian(start);
        string type = Encoding.ASCII.GetString(start[4..]);
        if (!type.All(char.IsAsciiLetter))
        {
            throw new InvalidDataException($"at byte {offset} it has no chunk: expected four letters, found {Convert.ToHexString(start[4..])}");
        }

        var rest = PictureFormat.Part(file, offset + 4L, length + 8L, $"chunk {type}");
        uint expected = BinaryPrimitives.ReadUInt32BigEndian(rest[^4..]);
        uint found = Crc32.Of(rest[..^4]);
        return expected == found
            ? new PngChunk(type, file.AsMemory(offset + 8, (int)length), offset + 12 + (int)length)
            : throw new InvalidDataException($"chunk {type} at byte {offset} is damaged: its checksum is {expected:X8}, that of its bytes {found:X8}; copy the file again");
    }

    /// <exception cref="InvalidDataException">The chunk may not be skipped: its first letter is large.</exception>
    public void RequireOptional()
    {
        if (char.IsAsciiLetterUpper(Type[0]))
        {
            throw new InvalidDataException($"it needs chunk {Type}, which is not known; save it as a plain PNG");
        }
    }
}
