using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>
/// Pooling by windows of 2×2 side by side, as nearly every network has it, in whole vectors of one image: four loads a window and nothing to find out about borders.
/// The results are those of <see cref="MaxPooling"/> and <see cref="AveragePooling"/> to the bit.
/// </summary>
/// <param name="width">Columns of the large image.</param>
/// <param name="largeStep">Floats from one of its pixels to the next.</param>
/// <param name="outHeight">Rows of the small image.</param>
/// <param name="outWidth">Columns of the small image.</param>
/// <param name="smallStep">Floats from one of its pixels to the next.</param>
/// <param name="channels">Channels; lanes beyond them become 0, up to the next multiple of 16.</param>
internal readonly unsafe struct QuadPooling(int width, int largeStep, int outHeight, int outWidth, int smallStep, int channels)
{
    /// <summary>Whether a pooling is of this kind.</summary>
    public static bool Fits(in PoolingShape s) =>
        s.KernelHeight == 2 && s.KernelWidth == 2 && s.StrideHeight == 2 && s.StrideWidth == 2 && s.PadHeight == 0 && s.PadWidth == 0
        && s.DilationHeight == 1 && s.DilationWidth == 1 && s.OutHeight * 2 <= s.Height && s.OutWidth * 2 <= s.Width;

    /// <summary>The largest of each window, and where it stood unless indices is null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Max(float* large, float* small, float* indices)
    {
        for (int y = 0; y < outHeight; y++)
        {
            for (int x = 0; x < outWidth; x++, small += smallStep)
            {
                int place = (2 * y * width) + (2 * x);
                float* upper = large + ((nint)place * largeStep);
                float* lower = upper + ((nint)width * largeStep);
                for (int c = 0; c < channels; c += 16)
                {
                    Vector512<float> best = Vector512.Load(upper + c);
                    Vector512<float> from = Vector512.Create(place).AsSingle();
                    Take(Vector512.Load(upper + largeStep + c), place + 1, ref best, ref from);
                    Take(Vector512.Load(lower + c), place + width, ref best, ref from);
                    Take(Vector512.Load(lower + largeStep + c), place + width + 1, ref best, ref from);
                    ChannelLayout.Keep(best, channels - c).Store(small + c);
                    if (indices != null)
                    {
                        ChannelLayout.Keep(from, channels - c).Store(indices + c);
                    }
                }

                indices += indices == null ? 0 : smallStep;
            }
        }
    }

    /// <summary>Sends each gradient to the pixel that its maximum stood at, and 0 to the others of the window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void MaxGradient(float* small, float* indices, float* large)
    {
        for (int y = 0; y < outHeight; y++)
        {
            for (int x = 0; x < outWidth; x++, small += smallStep, indices += smallStep)
            {
                int place = (2 * y * width) + (2 * x);
                float* upper = large + ((nint)place * largeStep);
                float* lower = upper + ((nint)width * largeStep);
                for (int c = 0; c < channels; c += 16)
                {
                    Vector512<float> gradient = ChannelLayout.Keep(Vector512.Load(small + c), channels - c);
                    Vector512<int> from = Vector512.Load(indices + c).AsInt32();
                    Give(gradient, from, place).Store(upper + c);
                    Give(gradient, from, place + 1).Store(upper + largeStep + c);
                    Give(gradient, from, place + width).Store(lower + c);
                    Give(gradient, from, place + width + 1).Store(lower + largeStep + c);
                }
            }
        }
    }

    /// <summary>The sum of each window times scale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Average(float* large, float scale, float* small)
    {
        for (int y = 0; y < outHeight; y++)
        {
            float* upper = large + ((nint)2 * y * width * largeStep);
            float* lower = upper + ((nint)width * largeStep);
            for (int x = 0; x < outWidth; x++, upper += 2 * largeStep, lower += 2 * largeStep, small += smallStep)
            {
                for (int c = 0; c < channels; c += 16)
                {
                    Vector512<float> sum = Vector512<float>.Zero + Vector512.Load(upper + c) + Vector512.Load(upper + largeStep + c);
                    sum = sum + Vector512.Load(lower + c) + Vector512.Load(lower + largeStep + c);
                    ChannelLayout.Keep(sum * scale, channels - c).Store(small + c);
                }
            }
        }
    }

    /// <summary>Each gradient times scale to all four pixels of its window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AverageGradient(float* small, float scale, float* large)
    {
        for (int y = 0; y < outHeight; y++)
        {
            float* upper = large + ((nint)2 * y * width * largeStep);
            float* lower = upper + ((nint)width * largeStep);
            for (int x = 0; x < outWidth; x++, upper += 2 * largeStep, lower += 2 * largeStep, small += smallStep)
            {
                for (int c = 0; c < channels; c += 16)
                {
                    Vector512<float> share = ChannelLayout.Keep(Vector512.Load(small + c) * scale, channels - c);
                    share.Store(upper + c);
                    share.Store(upper + largeStep + c);
                    share.Store(lower + c);
                    share.Store(lower + largeStep + c);
                }
            }
        }
    }

    /// <summary>The larger of two values as pooling takes it: NaN before all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Larger(Vector512<float> best, Vector512<float> value) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(value, best) | ~Vector512.Equals(value, value), value, best);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take(Vector512<float> value, int place, ref Vector512<float> best, ref Vector512<float> from)
    {
        Vector512<float> taken = Vector512.GreaterThan(value, best) | ~Vector512.Equals(value, value);
        best = Vector512.ConditionalSelect(taken, value, best);
        from = Vector512.ConditionalSelect(taken, Vector512.Create(place).AsSingle(), from);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Give(Vector512<float> gradient, Vector512<int> from, int place) =>
        Vector512.ConditionalSelect(Vector512.Equals(from, Vector512.Create(place)).AsSingle(), gradient, default);
}
