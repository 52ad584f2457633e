using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// Some rows of an image's 2×2 output tiles and the 4×4 pieces of the source that they need. Transformed pieces lie by element, block of 16 channels and tile:
/// [16 elements][blocks][tiles][16 channels], so that the register tile finds neighbouring tiles 16 floats apart.
/// </summary>
internal readonly unsafe struct WinogradBand
{
    private readonly CorrelationShape _s;
    private readonly float* _zeros;

    /// <summary>Describes a band.</summary>
    /// <param name="s">The sizes.</param>
    /// <param name="zeros">Sixteen zeros.</param>
    /// <param name="firstRow">The first row of tiles.</param>
    /// <param name="rows">Rows of tiles.</param>
    public WinogradBand(in CorrelationShape s, float* zeros, int firstRow, int rows)
    {
        _s = s;
        _zeros = zeros;
        FirstRow = firstRow;
        Rows = rows;
    }

    public int FirstRow { get; }

    public int Rows { get; }

    public int Columns => ColumnsOf(_s);

    public int Tiles => Rows * Columns;

    /// <summary>Whether the source and the target may be read and written in whole vectors and the sizes suit the method.</summary>
    public static bool Fits(in CorrelationShape s, int sourceChannels, int targetChannels) =>
        s.KernelHeight == 3 && s.KernelWidth == 3 && s.StrideHeight == 1 && s.StrideWidth == 1 && s.SpreadHeight == 1 && s.SpreadWidth == 1
        && s.DilationHeight == 1 && s.DilationWidth == 1 && s.Groups == 1 && s.Inputs >= 16 && s.Outputs >= 16
        && sourceChannels >= (s.Inputs + 15) / 16 * 16 && targetChannels >= (s.Outputs + 15) / 16 * 16;

    public static int RowsOf(in CorrelationShape s) => (s.TargetHeight + 1) / 2;

    public static int ColumnsOf(in CorrelationShape s) => (s.TargetWidth + 1) / 2;

    /// <summary>Brings a part of the source rows that the next band needs, and this one does not, to the second-level cache; behind an image's last row the next image begins.</summary>
    /// <param name="image">The image's first pixel.</param>
    /// <param name="channels">Pixel stride of the source.</param>
    /// <param name="element">Which of the transformed pieces' elements is being worked on.</param>
    public void BringNextRows(float* image, int channels, int element)
    {
        nint rowFloats = (nint)_s.SourceWidth * channels;
        int next = Math.Min(((FirstRow + Rows) * 2) + 2 - _s.PadHeight, _s.SourceHeight);
        CacheAhead.Bring(image + (next * rowFloats), 2 * Rows * rowFloats, element, WinogradTransforms.Elements);
    }

    /// <summary>Transforms one block of channels of the source.</summary>
    /// <param name="image">The block's first channel of the image's first pixel.</param>
    /// <param name="channels">Pixel stride of the source.</param>
    /// <param name="target">Where the block's first tile goes.</param>
    /// <param name="step">Floats from one element to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TransformInput(float* image, int channels, float* target, nint step)
    {
        nint rowStep = (nint)_s.SourceWidth * channels;
        for (int row = 0; row < Rows; row++)
        {
            int top = ((FirstRow + row) * 2) - _s.PadHeight;
            for (int column = 0; column < Columns; column++, target += 16)
            {
                int left = (column * 2) - _s.PadWidth;
                float* p = image + (top * rowStep) + ((nint)left * channels);
                if (top >= 0 && top + 4 <= _s.SourceHeight && left >= 0 && left + 4 <= _s.SourceWidth)
                {
                    float* q = p + rowStep;
                    float* r = q + rowStep;
                    float* t = r + rowStep;
                    WinogradTransforms.Input(
                        p, p + channels, p + (2 * channels), p + (3 * channels), q, q + channels, q + (2 * channels), q + (3 * channels),
                        r, r + channels, r + (2 * channels), r + (3 * channels), t, t + channels, t + (2 * channels), t + (3 * channels), target, step);
                }
                else
                {
                    WinogradTransforms.Input(
                        At(image, channels, top, left), At(image, channels, top, left + 1), At(image, channels, top, left + 2), At(image, channels, top, left + 3),
                        At(image, channels, top + 1, left), At(image, channels, top + 1, left + 1), At(image, channels, top + 1, left + 2), At(image, channels, top + 1, left + 3),
                        At(image, channels, top + 2, left), At(image, channels, top + 2, left + 1), At(image, channels, top + 2, left + 2), At(image, channels, top + 2, left + 3),
                        At(image, channels, top + 3, left), At(image, channels, top + 3, left + 1), At(image, channels, top + 3, left + 2), At(image, channels, top + 3, left + 3),
                        target, step);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float* At(float* image, int channels, int y, int x) =>
        (uint)y < (uint)_s.SourceHeight && (uint)x < (uint)_s.SourceWidth ? image + ((((nint)y * _s.SourceWidth) + x) * channels) : _zeros;
}
