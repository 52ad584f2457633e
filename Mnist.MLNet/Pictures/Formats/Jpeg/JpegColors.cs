namespace Mnist.MLNet.Pictures.Formats.Jpeg;

/// <summary>Turns components into colours: grey, red-green-blue, or brightness and colour differences as JFIF defines them.</summary>
internal static class JpegColors
{
    // with 16 bits of fraction
    private const int RedFromCr = 91881;
    private const int GreenFromCb = -22554;
    private const int GreenFromCr = -46802;
    private const int BlueFromCb = 116130;
    private const int Half = 1 << 15;

    public static Picture Convert(JpegFrame frame, bool isRgb)
    {
        SampleEnlarger[] components = [.. frame.Components.Select(component => new SampleEnlarger(component, frame))];
        byte[][] rows = [.. components.Select(_ => new byte[frame.Width + 16])];
        byte[] rgba = new byte[4L * frame.Width * frame.Height];
        for (int y = 0; y < frame.Height; y++)
        {
            for (int i = 0; i < components.Length; i++)
            {
                components[i].CopyRow(y, rows[i]);
            }

            var target = rgba.AsSpan(4 * y * frame.Width, 4 * frame.Width);
            if (components.Length == 1)
            {
                Write(rows[0], rows[0], rows[0], target);
            }
            else if (isRgb)
            {
                Write(rows[0], rows[1], rows[2], target);
            }
            else
            {
                WriteDifferences(rows[0], rows[1], rows[2], target);
            }
        }

        return new Picture(frame.Width, frame.Height, rgba);
    }

    private static void Write(ReadOnlySpan<byte> red, ReadOnlySpan<byte> green, ReadOnlySpan<byte> blue, Span<byte> target)
    {
        for (int x = 0; x < target.Length / 4; x++)
        {
            target[4 * x] = red[x];
            target[(4 * x) + 1] = green[x];
            target[(4 * x) + 2] = blue[x];
            target[(4 * x) + 3] = byte.MaxValue;
        }
    }

    private static void WriteDifferences(ReadOnlySpan<byte> brightness, ReadOnlySpan<byte> cb, ReadOnlySpan<byte> cr, Span<byte> target)
    {
        for (int x = 0; x < target.Length / 4; x++)
        {
            int y = brightness[x];
            int toBlue = cb[x] - 128;
            int toRed = cr[x] - 128;
            target[4 * x] = Limit(y + (((RedFromCr * toRed) + Half) >> 16));
            target[(4 * x) + 1] = Limit(y + (((GreenFromCb * toBlue) + (GreenFromCr * toRed) + Half) >> 16));
            target[(4 * x) + 2] = Limit(y + (((BlueFromCb * toBlue) + Half) >> 16));
            target[(4 * x) + 3] = byte.MaxValue;
        }
    }

    private static byte Limit(int value) => (byte)Math.Clamp(value, 0, 255);
}
