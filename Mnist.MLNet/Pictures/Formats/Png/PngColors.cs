using System.Buffers.Binary;

namespace Mnist.MLNet.Pictures.Formats.Png;

/// <summary>Turns the samples of a row into colours.</summary>
internal sealed class PngColors
{
    private readonly PngHeader _header;
    private readonly uint[] _palette;
    private readonly int[]? _transparent;

    public PngColors(PngHeader header, byte[] palette, byte[] transparency)
    {
        _header = header;
        if (header.Color == PngColorType.Palette)
        {
            _palette = ReadPalette(palette, transparency);
            return;
        }

        _palette = [];
        if (transparency.Length > 0 && header.Color is PngColorType.Grey or PngColorType.Rgb)
        {
            if (transparency.Length != 2 * header.Samples)
            {
                throw new InvalidDataException($"its tRNS chunk has {transparency.Length} bytes; expected {2 * header.Samples}");
            }

            _transparent = [.. Enumerable.Range(0, header.Samples).Select(i => BinaryPrimitives.ReadUInt16BigEndian(transparency.AsSpan(2 * i)) & ((1 << header.Depth) - 1))];
        }
    }

    /// <summary>The colour of a pixel: red, green, blue, opacity, from the highest byte to the lowest.</summary>
    public uint Rgba(ReadOnlySpan<byte> row, int x)
    {
        int first = x * _header.Samples;
        switch (_header.Color)
        {
            case PngColorType.Palette:
                int index = Sample(row, first);
                return index < _palette.Length
                    ? _palette[index]
                    : throw new InvalidDataException($"a pixel has colour {index} of a palette of {_palette.Length}");
            case PngColorType.Grey:
                int grey = Sample(row, first);
                return Pack(Scale(grey), Scale(grey), Scale(grey), _transparent is [var key] && key == grey ? 0u : 255);
            case PngColorType.GreyAlpha:
                uint level = Scale(Sample(row, first));
                return Pack(level, level, level, Scale(Sample(row, first + 1)));
            default:
                int red = Sample(row, first), green = Sample(row, first + 1), blue = Sample(row, first + 2);
                uint opacity = _header.Color == PngColorType.Rgba ? Scale(Sample(row, first + 3))
                    : _transparent is [var r, var g, var b] && (r, g, b) == (red, green, blue) ? 0u : 255;
                return Pack(Scale(red), Scale(green), Scale(blue), opacity);
        }
    }

    private static uint[] ReadPalette(byte[] palette, byte[] transparency)
    {
        if (palette.Length is 0 or > 768 || palette.Length % 3 != 0)
        {
            throw new InvalidDataException($"its palette has {palette.Length} bytes; expected 3 for each of 1 to 256 colours");
        }

        return [.. Enumerable.Range(0, palette.Length / 3).Select(i =>
            Pack(palette[3 * i], palette[(3 * i) + 1], palette[(3 * i) + 2], i < transparency.Length ? transparency[i] : 255u))];
    }

    private static uint Pack(uint red, uint green, uint blue, uint opacity) => (red << 24) | (green << 16) | (blue << 8) | opacity;

    private int Sample(ReadOnlySpan<byte> row, int index)
    {
        switch (_header.Depth)
        {
            case 8:
                return row[index];
            case 16:
                return BinaryPrimitives.ReadUInt16BigEndian(row[(2 * index)..]);
            default:
                int bit = index * _header.Depth;
                return (row[bit / 8] >> (8 - _header.Depth - (bit % 8))) & ((1 << _header.Depth) - 1);
        }
    }

    private uint Scale(int sample) => _header.Depth switch
    {
        8 => (uint)sample,
        16 => ((uint)sample + 128) / 257,
        _ => (uint)(sample * 255 / ((1 << _header.Depth) - 1)),
    };
}
