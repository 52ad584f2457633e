using System.Buffers.Binary;

namespace Mnist.MLNet.Pictures.Formats;

/// <summary>PBM, PGM and PPM, as text and as bytes, up to 16 bits a sample.</summary>
internal sealed class NetpbmFormat : PictureFormat
{
    public override bool Recognizes(ReadOnlySpan<byte> file) =>
        file.Length >= 3 && file[0] == 'P' && file[1] is >= (byte)'1' and <= (byte)'6' && (IsSpace(file[2]) || file[2] == '#');

    public override Picture Decode(byte[] file, PictureLimits limits)
    {
        int kind = file[1] - '0';
        bool text = kind <= 3;
        bool bits = kind is 1 or 4;
        int samples = kind is 3 or 6 ? 3 : 1;
        int offset = 2;
        int width = ReadNumber(file, ref offset, "width");
        int height = ReadNumber(file, ref offset, "height");
        limits.RequireSize(width, height);
        int maximum = bits ? 1 : ReadNumber(file, ref offset, "largest value");
        if (maximum is < 1 or > ushort.MaxValue)
        {
            throw new InvalidDataException($"its largest value is {maximum}; expected 1 to 65535");
        }

        long count = (long)width * height * samples;
        if (text)
        {
            // a digit of a bit map needs no space after it, other numbers do
            Part(file, offset, bits ? count : (2 * count) - 1, "its pixels");
            return Decode(width, height, samples, index => Level(bits ? ReadBit(file, ref offset) : ReadNumber(file, ref offset, "pixels"), maximum, bits));
        }

        offset++;
        if (bits)
        {
            int rowLength = (width + 7) / 8;
            Part(file, offset, (long)rowLength * height, "its pixels");
            return Decode(width, height, samples, index =>
                Level((file[offset + (index / width * rowLength) + (index % width / 8)] >> (7 - (index % width % 8))) & 1, 1, bits));
        }

        int bytes = maximum > byte.MaxValue ? 2 : 1;
        Part(file, offset, count * bytes, "its pixels");
        return Decode(width, height, samples, index =>
            Level(bytes == 1 ? file[offset + index] : BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(offset + (2 * index))), maximum, bits));
    }

    private static Picture Decode(int width, int height, int samples, Func<int, byte> next)
    {
        byte[] rgba = new byte[4L * width * height];
        for (int i = 0; i < rgba.Length / 4; i++)
        {
            var pixel = rgba.AsSpan(4 * i, 4);
            pixel[0] = next(i * samples);
            pixel[1] = samples == 1 ? pixel[0] : next((i * samples) + 1);
            pixel[2] = samples == 1 ? pixel[0] : next((i * samples) + 2);
            pixel[3] = byte.MaxValue;
        }

        return new Picture(width, height, rgba);
    }

    private static byte Level(int value, int maximum, bool bits)
    {
        if (value > maximum)
        {
            throw new InvalidDataException($"a pixel is {value}; expected 0 to {maximum}");
        }

        // of bit maps 1 is black
        return (byte)(((long)(bits ? 1 - value : value) * 255 + (maximum / 2)) / maximum);
    }

    private static int ReadBit(byte[] file, ref int offset)
    {
        SkipSpace(file, ref offset);
        return Part(file, offset++, 1, "its pixels")[0] switch
        {
            (byte)'0' => 0,
            (byte)'1' => 1,
            var other => throw new InvalidDataException($"a pixel is the byte {other:X2}; expected the digit 0 or 1"),
        };
    }

    private static int ReadNumber(byte[] file, ref int offset, string what)
    {
        SkipSpace(file, ref offset);
        int start = offset;
        long number = 0;
        for (; offset < file.Length && char.IsAsciiDigit((char)file[offset]) && number < int.MaxValue; offset++)
        {
            number = (10 * number) + file[offset] - '0';
        }

        return offset > start && number <= int.MaxValue
            ? (int)number
            : throw new InvalidDataException($"it has no {what} at byte {start}: expected a number of decimal digits");
    }

    private static void SkipSpace(byte[] file, ref int offset)
    {
        for (bool comment = false; offset < file.Length && (comment || IsSpace(file[offset]) || file[offset] == '#'); offset++)
        {
            comment = file[offset] is not ((byte)'\n' or (byte)'\r') && (comment || file[offset] == '#');
        }
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or 11 or 12;
}
