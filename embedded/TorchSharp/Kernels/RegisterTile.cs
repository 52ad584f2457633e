using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>
/// The one inner loop of convolutions and matrix products: a tile of TRows × (16 · TVectors) accumulators held in registers,
/// tile[r, :] += x[offset + r · TSpacing] · w[:], x moving by XStep and w by WStep from one term of the sum to the next.
/// 14 rows of 2 vectors fill 28 of the 32 registers of AVX-512; the other four hold w and the value of x that is being spread.
/// 28 multiply-adds then share 16 loads, half of what two load units can do in the meantime, so that the loop runs at the rate of the multipliers.
/// A tile of one vector may have 28 rows instead. Every TColumns rows x goes on XPitch further, so that a tile can take all of a kernel's rows, each of TColumns columns.
/// Every element is summed term by term in the order of the runs, whatever the tile's size, so that results do not depend on how work is cut into tiles.
/// </summary>
/// <remarks>Sizes are type arguments: the compiler drops the rows and vectors that a tile does not have.</remarks>
internal static unsafe class RegisterTile
{
    /// <summary>The most rows that a tile of two vectors can have.</summary>
    public const int MaxRows = 14;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TRows, TVectors, TSpacing, TColumns>(TileTask* task)
        where TRows : struct, ISize
        where TVectors : struct, ISize
        where TSpacing : struct, ISize
        where TColumns : struct, ISize
    {
        float* w = task->W;
        float* start = task->Start;
        nint startStride = task->StartStride;
        Vector512<float> a0 = default, a1 = default, a2 = default, a3 = default, a4 = default, a5 = default, a6 = default;
        Vector512<float> a7 = default, a8 = default, a9 = default, a10 = default, a11 = default, a12 = default, a13 = default;
        Vector512<float> b0 = default, b1 = default, b2 = default, b3 = default, b4 = default, b5 = default, b6 = default;
        Vector512<float> b7 = default, b8 = default, b9 = default, b10 = default, b11 = default, b12 = default, b13 = default;
        Start<TRows, TVectors>(0, start, startStride, ref a0, ref b0);
        Start<TRows, TVectors>(1, start, startStride, ref a1, ref b1);
        Start<TRows, TVectors>(2, start, startStride, ref a2, ref b2);
        Start<TRows, TVectors>(3, start, startStride, ref a3, ref b3);
        Start<TRows, TVectors>(4, start, startStride, ref a4, ref b4);
        Start<TRows, TVectors>(5, start, startStride, ref a5, ref b5);
        Start<TRows, TVectors>(6, start, startStride, ref a6, ref b6);
        Start<TRows, TVectors>(7, start, startStride, ref a7, ref b7);
        Start<TRows, TVectors>(8, start, startStride, ref a8, ref b8);
        Start<TRows, TVectors>(9, start, startStride, ref a9, ref b9);
        Start<TRows, TVectors>(10, start, startStride, ref a10, ref b10);
        Start<TRows, TVectors>(11, start, startStride, ref a11, ref b11);
        Start<TRows, TVectors>(12, start, startStride, ref a12, ref b12);
        Start<TRows, TVectors>(13, start, startStride, ref a13, ref b13);

        nint pitch = task->XPitch;
        nint xStep = task->XStep;
        nint wStep = task->WStep;
        for (TileRun* run = task->Runs, end = run + task->RunCount; run < end; run++)
        {
            float* x = task->X + run->Offset;
            for (nint left = run->Length; left > 0; left--)
            {
                Vector512<float> w0 = Vector512.Load(w);
                Vector512<float> w1 = TVectors.Value > 1 ? Vector512.Load(w + 16) : default;
                Add<TRows, TVectors, TSpacing, TColumns>(0, x, pitch, w0, w1, ref a0, ref b0);
                Add<TRows, TVectors, TSpacing, TColumns>(1, x, pitch, w0, w1, ref a1, ref b1);
                Add<TRows, TVectors, TSpacing, TColumns>(2, x, pitch, w0, w1, ref a2, ref b2);
                Add<TRows, TVectors, TSpacing, TColumns>(3, x, pitch, w0, w1, ref a3, ref b3);
                Add<TRows, TVectors, TSpacing, TColumns>(4, x, pitch, w0, w1, ref a4, ref b4);
                Add<TRows, TVectors, TSpacing, TColumns>(5, x, pitch, w0, w1, ref a5, ref b5);
                Add<TRows, TVectors, TSpacing, TColumns>(6, x, pitch, w0, w1, ref a6, ref b6);
                Add<TRows, TVectors, TSpacing, TColumns>(7, x, pitch, w0, w1, ref a7, ref b7);
                Add<TRows, TVectors, TSpacing, TColumns>(8, x, pitch, w0, w1, ref a8, ref b8);
                Add<TRows, TVectors, TSpacing, TColumns>(9, x, pitch, w0, w1, ref a9, ref b9);
                Add<TRows, TVectors, TSpacing, TColumns>(10, x, pitch, w0, w1, ref a10, ref b10);
                Add<TRows, TVectors, TSpacing, TColumns>(11, x, pitch, w0, w1, ref a11, ref b11);
                Add<TRows, TVectors, TSpacing, TColumns>(12, x, pitch, w0, w1, ref a12, ref b12);
                Add<TRows, TVectors, TSpacing, TColumns>(13, x, pitch, w0, w1, ref a13, ref b13);
                x += xStep;
                w += wStep;
            }
        }

        float* target = task->Target;
        nint stride = task->TargetStride;
        Store<TRows, TVectors>(0, target, stride, a0, b0);
        Store<TRows, TVectors>(1, target, stride, a1, b1);
        Store<TRows, TVectors>(2, target, stride, a2, b2);
        Store<TRows, TVectors>(3, target, stride, a3, b3);
        Store<TRows, TVectors>(4, target, stride, a4, b4);
        Store<TRows, TVectors>(5, target, stride, a5, b5);
        Store<TRows, TVectors>(6, target, stride, a6, b6);
        Store<TRows, TVectors>(7, target, stride, a7, b7);
        Store<TRows, TVectors>(8, target, stride, a8, b8);
        Store<TRows, TVectors>(9, target, stride, a9, b9);
        Store<TRows, TVectors>(10, target, stride, a10, b10);
        Store<TRows, TVectors>(11, target, stride, a11, b11);
        Store<TRows, TVectors>(12, target, stride, a12, b12);
        Store<TRows, TVectors>(13, target, stride, a13, b13);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Start<TRows, TVectors>(int row, float* start, nint stride, ref Vector512<float> a, ref Vector512<float> b)
        where TRows : struct, ISize
        where TVectors : struct, ISize
    {
        if (row < TRows.Value)
        {
            a = Vector512.Load(start + (row * stride));
            if (TVectors.Value > 1)
            {
                b = Vector512.Load(start + (row * stride) + 16);
            }
        }

        if (TVectors.Value == 1 && row + MaxRows < TRows.Value)
        {
            b = Vector512.Load(start + ((row + MaxRows) * stride));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TRows, TVectors, TSpacing, TColumns>(
        int row, float* x, nint pitch, Vector512<float> w0, Vector512<float> w1, ref Vector512<float> a, ref Vector512<float> b)
        where TRows : struct, ISize
        where TVectors : struct, ISize
        where TSpacing : struct, ISize
        where TColumns : struct, ISize
    {
        if (row < TRows.Value)
        {
            Vector512<float> spread = Vector512.Create(x[(row / TColumns.Value * pitch) + (row % TColumns.Value * TSpacing.Value)]);
            a = Vector512.MultiplyAddEstimate(spread, w0, a);
            if (TVectors.Value > 1)
            {
                b = Vector512.MultiplyAddEstimate(spread, w1, b);
            }
        }

        if (TVectors.Value == 1 && row + MaxRows < TRows.Value)
        {
            Vector512<float> spread = Vector512.Create(x[((row + MaxRows) / TColumns.Value * pitch) + ((row + MaxRows) % TColumns.Value * TSpacing.Value)]);
            b = Vector512.MultiplyAddEstimate(spread, w0, b);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TRows, TVectors>(int row, float* target, nint stride, Vector512<float> a, Vector512<float> b)
        where TRows : struct, ISize
        where TVectors : struct, ISize
    {
        if (row < TRows.Value)
        {
            a.Store(target + (row * stride));
            if (TVectors.Value > 1)
            {
                b.Store(target + (row * stride) + 16);
            }
        }

        if (TVectors.Value == 1 && row + MaxRows < TRows.Value)
        {
            b.Store(target + ((row + MaxRows) * stride));
        }
    }
}
