using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>
/// How a band of one image lies in memory while a convolution reads it: zeros of the padding in place, channels in blocks of 16
/// (or, for up to four channels, one after another), and for strides beyond 1 the columns dealt out to one row a remainder, so that the pixels which neighbouring
/// outputs read lie a constant 16 floats (or one) apart. Borders, strides, dilation and groups end here; the inner loop knows nothing of them.
/// <code>
/// block 0: row 0: [16 channels of column 0] [… of column 1] …    block 1: …
///          row 1: …
/// </code>
/// </summary>
internal readonly unsafe struct PackedImage
{
    private const int MostFlatChannels = 4;

    private readonly int _channels;
    private readonly int _height;
    private readonly int _width;
    private readonly int _spread;
    private readonly int _padHeight;
    private readonly int _padWidth;
    private readonly int _stride;
    private readonly int _columns;

    /// <summary>Describes the packing.</summary>
    /// <param name="channels">Channels to pack.</param>
    /// <param name="height">Rows of the source.</param>
    /// <param name="width">Columns of the source.</param>
    /// <param name="spreadHeight">The source's rows count as that far apart, zeros between; 1 in a forward pass.</param>
    /// <param name="spreadWidth">Likewise for columns.</param>
    /// <param name="padHeight">Zero rows above the source; negative to leave rows out.</param>
    /// <param name="padWidth">Zero columns before the source; negative to leave columns out.</param>
    /// <param name="stride">Columns from one output to the next.</param>
    /// <param name="outWidth">Outputs in a row.</param>
    /// <param name="reach">Columns from the first to the last that one output reads.</param>
    /// <param name="rows">Rows in a band.</param>
    public PackedImage(
        int channels, int height, int width, int spreadHeight, int spreadWidth, int padHeight, int padWidth, int stride, int outWidth, int reach, int rows)
    {
        _channels = channels;
        _height = height;
        _width = width;
        SpreadHeight = spreadHeight;
        _spread = spreadWidth;
        _padHeight = padHeight;
        _padWidth = padWidth;
        _stride = stride;
        _columns = (((outWidth - 1) * stride) + reach + stride) / stride;
        Blocked = channels > MostFlatChannels;
        Spacing = Blocked ? 16 : 1;
        Blocks = Blocked ? (channels + 15) / 16 : channels;
        RowPitch = (nint)stride * _columns * Spacing;
        BlockPitch = rows * RowPitch;
    }

    /// <summary>Whether channels lie in blocks of 16.</summary>
    public bool Blocked { get; }

    /// <summary>Floats from one pixel to the next.</summary>
    public int Spacing { get; }

    /// <summary>Blocks of channels.</summary>
    public int Blocks { get; }

    /// <summary>Floats from one row to the next.</summary>
    public nint RowPitch { get; }

    /// <summary>Floats from one block of channels to the next.</summary>
    public nint BlockPitch { get; }

    private int SpreadHeight { get; }

    /// <summary>Channels in a block.</summary>
    public int ChannelsOf(int block) => Blocked ? Math.Min(_channels - (block * 16), 16) : 1;

    /// <summary>Whether the source itself already lies like this.</summary>
    public bool IsSource(int sourceChannels) =>
        _padHeight == 0 && _padWidth == 0 && _stride == 1 && SpreadHeight == 1 && _spread == 1 && sourceChannels == Spacing && Blocks == 1;

    /// <summary>The row pitch when the source is read as it is.</summary>
    public nint SourceRowPitch => (nint)_width * Spacing;

    /// <summary>Floats from an output's first column to its column <paramref name="column"/>.</summary>
    public nint ColumnOffset(int column) => ((nint)(column % _stride) * _columns * Spacing) + ((nint)(column / _stride) * Spacing);

    /// <summary>Packs one block of channels of rows <paramref name="firstRow"/> … of the padded image.</summary>
    /// <param name="image">The first channel to pack of the image's first pixel.</param>
    /// <param name="sourceChannels">Floats from one pixel of the source to the next.</param>
    /// <param name="readable">Floats of each pixel that may be read, from the first channel on.</param>
    /// <param name="block">Which block.</param>
    /// <param name="firstRow">The first row of the band, 0 for the first row of the padding.</param>
    /// <param name="rows">Rows of the band.</param>
    /// <param name="target">Where the block goes.</param>
    public void Pack(float* image, int sourceChannels, int readable, int block, int firstRow, int rows, float* target)
    {
        float* source = image + (block * Spacing);
        int channels = ChannelsOf(block);
        bool whole = Blocked && (block + 1) * 16 <= readable;
        for (int row = 0; row < rows; row++, target += RowPitch)
        {
            int y = firstRow + row - _padHeight;
            if (y < 0 || y % SpreadHeight != 0 || y / SpreadHeight >= _height)
            {
                new Span<float>(target, (int)RowPitch).Clear();
                continue;
            }

            float* from = source + ((nint)(y / SpreadHeight) * _width * sourceChannels);
            if (_stride == 1 && _spread == 1)
            {
                PackRow(from, sourceChannels, channels, whole, target);
            }
            else
            {
                PackSplitRow(from, sourceChannels, channels, target);
            }
        }
    }

    private void PackRow(float* source, int sourceChannels, int channels, bool whole, float* target)
    {
        int left = Math.Clamp(_padWidth, 0, _columns);
        int first = left - _padWidth;
        int count = Math.Clamp(_width - first, 0, _columns - left);
        new Span<float>(target, left * Spacing).Clear();
        target += left * Spacing;
        source += (nint)first * sourceChannels;
        if (whole)
        {
            for (int i = 0; i < count; i++, source += sourceChannels, target += 16)
            {
                Vector512.Load(source).Store(target);
            }
        }
        else if (sourceChannels == 1)
        {
            new Span<float>(source, count).CopyTo(new Span<float>(target, count));
            target += count;
        }
        else
        {
            for (int i = 0; i < count; i++, source += sourceChannels, target += Spacing)
            {
                for (int c = 0; c < channels; c++)
                {
                    target[c] = source[c];
                }
            }
        }

        new Span<float>(target, (_columns - left - count) * Spacing).Clear();
    }

    private void PackSplitRow(float* source, int sourceChannels, int channels, float* target)
    {
        for (int remainder = 0; remainder < _stride; remainder++)
        {
            for (int column = 0; column < _columns; column++, target += Spacing)
            {
                int x = (column * _stride) + remainder - _padWidth;
                bool inside = x >= 0 && x % _spread == 0 && x / _spread < _width;
                for (int c = 0; c < channels; c++)
                {
                    target[c] = inside ? source[((nint)(x / _spread) * sourceChannels) + c] : 0;
                }
            }
        }
    }
}
