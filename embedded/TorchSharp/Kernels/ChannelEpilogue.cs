using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>What is done with a convolution's outputs while they are still in registers or the first-level cache: (y − mean) · scale + offset, then max(y, 0). Either may be left out.</summary>
/// <param name="normalization">Mean, scale and offset of each channel, each padded by zeros to whole vectors; or null.</param>
/// <param name="padded">Floats from the means to the scales and from those to the offsets.</param>
/// <param name="relu">Whether negative outputs become 0.</param>
/// <param name="pooled">Whether only the largest of each 2×2 outputs is wanted, after that; <see cref="Convolution.Pools"/> says where that can be done.</param>
internal readonly unsafe struct ChannelEpilogue(float* normalization, int padded, bool relu, bool pooled = false)
{
    /// <summary>Whether the target has a pixel for 2×2 outputs, those of a last odd row or column left out.</summary>
    public bool IsPooled => pooled;

    /// <summary>Whether nothing is to be done.</summary>
    public bool IsEmpty => normalization == null && !relu;

    /// <summary>max(x, 0); NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Relu(Vector512<float> v) =>
        Vector512.ConditionalSelect(Vector512.LessThanOrEqual(v, Vector512<float>.Zero), Vector512<float>.Zero, v);

    /// <summary>Sixteen channels of an output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Apply(Vector512<float> y, int channel)
    {
        if (normalization != null)
        {
            float* p = normalization + channel;
            y = Vector512.MultiplyAddEstimate(y - Vector512.Load(p), Vector512.Load(p + padded), Vector512.Load(p + (2 * padded)));
        }

        return relu ? Relu(y) : y;
    }

    /// <summary>Some neighbouring pixels, in place.</summary>
    /// <param name="y">The first channel to do of the first pixel.</param>
    /// <param name="pixels">How many pixels.</param>
    /// <param name="pixelStride">Floats from one pixel to the next.</param>
    /// <param name="channel">Which channel the first is.</param>
    /// <param name="lanes">Channels to do, a multiple of 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(float* y, int pixels, int pixelStride, int channel, int lanes)
    {
        for (int pixel = 0; pixel < pixels; pixel++, y += pixelStride)
        {
            for (int lane = 0; lane < lanes; lane += 16)
            {
                Apply(Vector512.Load(y + lane), channel + lane).Store(y + lane);
            }
        }
    }
}
