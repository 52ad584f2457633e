using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Sums in an order that depends on the sizes alone.</summary>
internal static unsafe class Reductions
{
    // Blocks are summed in floats, blocks' sums in doubles.
    private const int BlockLength = 4096;

    /// <summary>The sum of n floats.</summary>
    public static double Sum(float* x, long n) => Blocks(x, n, squared: false);

    /// <summary>The sum of n floats' squares.</summary>
    public static double SumOfSquares(float* x, long n) => Blocks(x, n, squared: true);

    /// <summary>The sums of a matrix's columns, as a linear layer's bias gradient needs; overwrites sums.</summary>
    public static void ColumnSums(int rows, int columns, float* x, int rowStride, float* sums)
    {
        int column = 0;
        for (; column <= columns - 16; column += 16)
        {
            ColumnSums<ILanes.Sixteen>(rows, x + column, rowStride, sums + column);
        }

        for (; column < columns; column++)
        {
            ColumnSums<ILanes.One>(rows, x + column, rowStride, sums + column);
        }
    }

    private static double Blocks(float* x, long n, bool squared)
    {
        double sum = 0;
        for (long start = 0; start < n; start += BlockLength)
        {
            sum += Block(x + start, (int)Math.Min(n - start, BlockLength), squared);
        }

        return sum;
    }

    private static double Block(float* x, int n, bool squared)
    {
        // Four sums in turn, because one would wait for its own last addition.
        Vector512<float> a = default, b = default, c = default, d = default;
        int i = 0;
        for (; i <= n - 64; i += 64)
        {
            a = Add<ILanes.Sixteen>(a, x + i, squared);
            b = Add<ILanes.Sixteen>(b, x + i + 16, squared);
            c = Add<ILanes.Sixteen>(c, x + i + 32, squared);
            d = Add<ILanes.Sixteen>(d, x + i + 48, squared);
        }

        for (; i <= n - 16; i += 16)
        {
            a = Add<ILanes.Sixteen>(a, x + i, squared);
        }

        for (; i < n; i++)
        {
            b = Add<ILanes.One>(b, x + i, squared);
        }

        a = a + b + (c + d);
        double sum = 0;
        for (int lane = 0; lane < 16; lane++)
        {
            sum += a[lane];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Add<TLanes>(Vector512<float> sum, float* x, bool squared)
        where TLanes : struct, ILanes
    {
        Vector512<float> v = TLanes.Load(x);
        return sum + (squared ? v * v : v);
    }

    private static void ColumnSums<TLanes>(int rows, float* x, int rowStride, float* sums)
        where TLanes : struct, ILanes
    {
        Vector512<float> total = default;
        for (int start = 0; start < rows; start += 256)
        {
            Vector512<float> a = default, b = default, c = default, d = default;
            float* p = x + ((nint)start * rowStride);
            int left = Math.Min(rows - start, 256);
            for (; left >= 4; left -= 4, p += 4 * (nint)rowStride)
            {
                a += TLanes.Load(p);
                b += TLanes.Load(p + rowStride);
                c += TLanes.Load(p + (2 * (nint)rowStride));
                d += TLanes.Load(p + (3 * (nint)rowStride));
            }

            for (; left > 0; left--, p += rowStride)
            {
                a += TLanes.Load(p);
            }

            total += a + b + (c + d);
        }

        TLanes.Store(sums, total);
    }
}
