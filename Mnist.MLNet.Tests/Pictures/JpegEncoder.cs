using Mnist.MLNet.Pictures.Formats.Jpeg;

namespace Mnist.MLNet.Tests.Pictures;

/// <summary>Writes baseline JPEG files with codes of one length, which any decoder must take and which need no tables of the standard's.</summary>
/// <param name="Step">What coefficients are divided by: 1 for the best quality.</param>
/// <param name="Horizontal">Columns of pixels that share a colour, 1 or 2.</param>
/// <param name="Vertical">Rows of pixels that share a colour, 1 or 2.</param>
/// <param name="Restart">Units between restart markers; 0 for none.</param>
internal sealed record JpegEncoder(int Step = 4, int Horizontal = 2, int Vertical = 2, int Restart = 0)
{
    private const int DcBits = 4;
    private const int AcBits = 9;

    private static readonly double[,] Cosines = MakeCosines();

    /// <summary>How a camera was held, 1…8, written as EXIF; 0 for no EXIF.</summary>
    public int Orientation { get; init; }

    public byte[] Encode(int width, int height, ReadOnlySpan<byte> rgba)
    {
        using var file = new MemoryStream();
        file.Write([0xFF, 0xD8]);
        if (Orientation > 0)
        {
            WriteSegment(file, 0xE1, [.. "Exif\0\0II"u8, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (byte)Orientation, 0, 0, 0, 0, 0, 0, 0]);
        }

        WriteSegment(file, 0xDB, [0, .. Enumerable.Repeat((byte)Step, 64)]);
        WriteSegment(file, 0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 3, 1, (byte)((Horizontal << 4) | Vertical), 0, 2, 0x11, 0, 3, 0x11, 0]);
        WriteSegment(file, 0xC4, [0x00, 0, 0, 0, 12, .. new byte[12], .. Enumerable.Range(0, 12).Select(i => (byte)i)]);
        WriteSegment(file, 0xC4, [0x10, .. new byte[8], 255, .. new byte[7], .. Enumerable.Range(0, 255).Select(i => (byte)i)]);
        if (Restart > 0)
        {
            WriteSegment(file, 0xDD, [(byte)(Restart >> 8), (byte)Restart]);
        }

        WriteSegment(file, 0xDA, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]);
        WriteUnits(file, Planes(width, height, rgba));
        file.Write([0xFF, 0xD9]);
        return file.ToArray();
    }

    private static void WriteSegment(Stream file, byte marker, byte[] content)
    {
        file.Write([0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2)]);
        file.Write(content);
    }

    // Brightness, blue and red difference, padded to whole units by repeating the last pixels.
    private (float[] Values, int Width, int Height)[] Planes(int width, int height, ReadOnlySpan<byte> rgba)
    {
        int paddedWidth = (width + (8 * Horizontal) - 1) / (8 * Horizontal) * 8 * Horizontal;
        int paddedHeight = (height + (8 * Vertical) - 1) / (8 * Vertical) * 8 * Vertical;
        (float[] Values, int Width, int Height)[] planes =
        [
            (new float[paddedWidth * paddedHeight], paddedWidth, paddedHeight),
            (new float[paddedWidth / Horizontal * paddedHeight / Vertical], paddedWidth / Horizontal, paddedHeight / Vertical),
            (new float[paddedWidth / Horizontal * paddedHeight / Vertical], paddedWidth / Horizontal, paddedHeight / Vertical),
        ];
        float part = 1f / (Horizontal * Vertical);
        for (int y = 0; y < paddedHeight; y++)
        {
            for (int x = 0; x < paddedWidth; x++)
            {
                int i = 4 * ((Math.Min(y, height - 1) * width) + Math.Min(x, width - 1));
                float r = rgba[i], g = rgba[i + 1], b = rgba[i + 2];
                float luma = (0.299f * r) + (0.587f * g) + (0.114f * b);
                int small = (y / Vertical * (paddedWidth / Horizontal)) + (x / Horizontal);
                planes[0].Values[(y * paddedWidth) + x] = luma - 128;
                planes[1].Values[small] += (b - luma) / 1.772f * part;
                planes[2].Values[small] += (r - luma) / 1.402f * part;
            }
        }

        return planes;
    }

    private void WriteUnits(MemoryStream file, (float[] Values, int Width, int Height)[] planes)
    {
        var bits = new Bits(file);
        int[] last = new int[3];
        int unit = 0;
        for (int y = 0; y < planes[1].Height; y += 8)
        {
            for (int x = 0; x < planes[1].Width; x += 8, unit++)
            {
                if (Restart > 0 && unit > 0 && unit % Restart == 0)
                {
                    bits.Flush();
                    file.Write([0xFF, (byte)(0xD0 + (((unit / Restart) - 1) % 8))]);
                    Array.Clear(last);
                }

                for (int block = 0; block < Horizontal * Vertical; block++)
                {
                    WriteBlock(bits, planes[0], (x * Horizontal) + (8 * (block % Horizontal)), (y * Vertical) + (8 * (block / Horizontal)), ref last[0]);
                }

                WriteBlock(bits, planes[1], x, y, ref last[1]);
                WriteBlock(bits, planes[2], x, y, ref last[2]);
            }
        }

        bits.Flush();
    }

    private void WriteBlock(Bits bits, (float[] Values, int Width, int Height) plane, int left, int top, ref int last)
    {
        Span<int> coefficients = stackalloc int[64];
        Transform(plane.Values, (top * plane.Width) + left, plane.Width, coefficients);
        int size = Size(coefficients[0] - last);
        bits.Put(size, DcBits);
        bits.PutSigned(coefficients[0] - last, size);
        last = coefficients[0];
        int run = 0;
        for (int k = 1; k < 64; k++)
        {
            int value = coefficients[ZigZag.Natural[k]];
            if (value == 0)
            {
                run++;
                continue;
            }

            for (; run > 15; run -= 16)
            {
                bits.Put(0xF0, AcBits);
            }

            size = Size(value);
            bits.Put((run << 4) | size, AcBits);
            bits.PutSigned(value, size);
            run = 0;
        }

        if (run > 0)
        {
            bits.Put(0, AcBits);
        }
    }

    private void Transform(float[] values, int start, int stride, Span<int> coefficients)
    {
        Span<double> rows = stackalloc double[64];
        for (int y = 0; y < 8; y++)
        {
            for (int u = 0; u < 8; u++)
            {
                double sum = 0;
                for (int x = 0; x < 8; x++)
                {
                    sum += values[start + (y * stride) + x] * Cosines[u, x];
                }

                rows[(8 * y) + u] = sum;
            }
        }

        for (int v = 0; v < 8; v++)
        {
            for (int u = 0; u < 8; u++)
            {
                double sum = 0;
                for (int y = 0; y < 8; y++)
                {
                    sum += rows[(8 * y) + u] * Cosines[v, y];
                }

                coefficients[(8 * v) + u] = (int)Math.Clamp(Math.Round(sum / Step), -1023, 1023);
            }
        }
    }

    private static double[,] MakeCosines()
    {
        var cosines = new double[8, 8];
        for (int u = 0; u < 8; u++)
        {
            for (int x = 0; x < 8; x++)
            {
                cosines[u, x] = (u == 0 ? Math.Sqrt(0.125) : 0.5) * Math.Cos(((2 * x) + 1) * u * Math.PI / 16);
            }
        }

        return cosines;
    }

    private static int Size(int value) => value == 0 ? 0 : (int)Math.Log2(Math.Abs(value)) + 1;

    private sealed class Bits(Stream file)
    {
        private int _byte;
        private int _count;

        public void Put(int value, int count)
        {
            for (int bit = count - 1; bit >= 0; bit--)
            {
                _byte = (_byte << 1) | ((value >> bit) & 1);
                if (++_count == 8)
                {
                    file.WriteByte((byte)_byte);
                    if ((byte)_byte == 0xFF)
                    {
                        file.WriteByte(0);
                    }

                    _count = 0;
                }
            }
        }

        public void PutSigned(int value, int size) => Put(value < 0 ? value + (1 << size) - 1 : value, size);

        public void Flush()
        {
            while (_count != 0)
            {
                Put(1, 1);
            }
        }
    }
}
