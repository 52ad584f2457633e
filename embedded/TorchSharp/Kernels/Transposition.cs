using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>Turns rows into columns, four by four in registers.</summary>
internal static unsafe class Transposition
{
    /// <summary>target[c, r] = source[r, c].</summary>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    /// <param name="source">First element of the source.</param>
    /// <param name="sourceStride">Floats from one row of the source to the next.</param>
    /// <param name="target">First element of the target.</param>
    /// <param name="targetStride">Floats from one row of the target to the next.</param>
    public static void Run(int rows, int columns, float* source, nint sourceStride, float* target, nint targetStride)
    {
        int r = 0;
        for (; r <= rows - 4; r += 4)
        {
            float* from = source + (r * sourceStride);
            float* to = target + r;
            int c = 0;
            for (; c <= columns - 4; c += 4)
            {
                Block(from + c, sourceStride, to + (c * targetStride), targetStride);
            }

            for (; c < columns; c++)
            {
                Vector128.Create(from[c], from[c + sourceStride], from[c + (2 * sourceStride)], from[c + (3 * sourceStride)]).Store(to + (c * targetStride));
            }
        }

        for (; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                target[(c * targetStride) + r] = source[(r * sourceStride) + c];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block(float* source, nint sourceStride, float* target, nint targetStride)
    {
        Vector128<float> a = Vector128.Load(source);
        Vector128<float> b = Vector128.Load(source + sourceStride);
        Vector128<float> c = Vector128.Load(source + (2 * sourceStride));
        Vector128<float> d = Vector128.Load(source + (3 * sourceStride));
        if (Sse.IsSupported)
        {
            Vector128<float> ab = Sse.UnpackLow(a, b);
            Vector128<float> cd = Sse.UnpackLow(c, d);
            Vector128<float> abHigh = Sse.UnpackHigh(a, b);
            Vector128<float> cdHigh = Sse.UnpackHigh(c, d);
            Sse.MoveLowToHigh(ab, cd).Store(target);
            Sse.MoveHighToLow(cd, ab).Store(target + targetStride);
            Sse.MoveLowToHigh(abHigh, cdHigh).Store(target + (2 * targetStride));
            Sse.MoveHighToLow(cdHigh, abHigh).Store(target + (3 * targetStride));
            return;
        }

        for (int i = 0; i < 4; i++)
        {
            Vector128.Create(a[i], b[i], c[i], d[i]).Store(target + (i * targetStride));
        }
    }
}
