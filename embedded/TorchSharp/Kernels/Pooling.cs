namespace TorchSharp.Kernels;

/// <summary>
/// Two-dimensional pooling over channels-last images. Pixel strides are at least Channels; lanes beyond Channels become 0.
/// </summary>
internal static unsafe class Pooling
{
    /// <summary>Largest value of each window; the first of equals, NaN before all.</summary>
    /// <param name="s">The sizes.</param>
    /// <param name="x">The input images.</param>
    /// <param name="xChannels">Pixel stride of x.</param>
    /// <param name="y">The output images.</param>
    /// <param name="yChannels">Pixel stride of y and of the indices.</param>
    /// <param name="indices">Where each value came from, row · Width + column, in the layout of y; or null.</param>
    public static void MaxForward(in PoolingShape s, float* x, int xChannels, float* y, int yChannels, int* indices)
    {
        for (int n = 0; n < s.Batch; n++)
        {
            for (int oy = 0; oy < s.OutHeight; oy++)
            {
                for (int ox = 0; ox < s.OutWidth; ox++)
                {
                    long target = ((((long)n * s.OutHeight) + oy) * s.OutWidth + ox) * yChannels;
                    for (int c = 0; c < yChannels; c++)
                    {
                        float best = float.NegativeInfinity;
                        int bestIndex = -1;
                        for (int ky = 0; ky < s.KernelHeight && c < s.Channels; ky++)
                        {
                            int iy = (oy * s.StrideHeight) - s.PadHeight + (ky * s.DilationHeight);
                            for (int kx = 0; kx < s.KernelWidth; kx++)
                            {
                                int ix = (ox * s.StrideWidth) - s.PadWidth + (kx * s.DilationWidth);
                                if ((uint)iy < (uint)s.Height && (uint)ix < (uint)s.Width)
                                {
                                    float value = x[((((long)n * s.Height + iy) * s.Width) + ix) * xChannels + c];
                                    if (bestIndex < 0 || value > best || (float.IsNaN(value) && !float.IsNaN(best)))
                                    {
                                        best = value;
                                        bestIndex = (iy * s.Width) + ix;
                                    }
                                }
                            }
                        }

                        y[target + c] = c < s.Channels ? best : 0;
                        if (indices != null)
                        {
                            indices[target + c] = Math.Max(bestIndex, 0);
                        }
                    }
                }
            }
        }
    }

    /// <summary>Sends each output's gradient to the pixel that its value came from; overwrites dx.</summary>
    /// <param name="s">The sizes of the forward pass.</param>
    /// <param name="dy">The gradient of the output.</param>
    /// <param name="dyChannels">Pixel stride of dy and of the indices.</param>
    /// <param name="indices">As the forward pass wrote them.</param>
    /// <param name="dx">The gradient of the input.</param>
    /// <param name="dxChannels">Pixel stride of dx.</param>
    public static void MaxBackward(in PoolingShape s, float* dy, int dyChannels, int* indices, float* dx, int dxChannels)
    {
        int outputs = s.OutHeight * s.OutWidth;
        new Span<float>(dx, checked(s.Batch * s.Height * s.Width * dxChannels)).Clear();
        for (int n = 0; n < s.Batch; n++)
        {
            for (int o = 0; o < outputs; o++)
            {
                for (int c = 0; c < s.Channels; c++)
                {
                    long source = (((long)n * outputs) + o) * dyChannels + c;
                    dx[(((long)n * s.Height * s.Width) + indices[source]) * dxChannels + c] += dy[source];
                }
            }
        }
    }

    /// <summary>Mean of each window.</summary>
    /// <param name="s">The sizes; dilation is 1.</param>
    /// <param name="countIncludePad">Whether padding counts as zeros in the mean.</param>
    /// <param name="divisor">What the sum is divided by; 0 for the number of pixels in the window.</param>
    /// <param name="x">The input images.</param>
    /// <param name="xChannels">Pixel stride of x.</param>
    /// <param name="y">The output images.</param>
    /// <param name="yChannels">Pixel stride of y.</param>
    public static void AverageForward(in PoolingShape s, bool countIncludePad, int divisor, float* x, int xChannels, float* y, int yChannels)
    {
        for (int n = 0; n < s.Batch; n++)
        {
            for (int oy = 0; oy < s.OutHeight; oy++)
            {
                for (int ox = 0; ox < s.OutWidth; ox++)
                {
                    Window(s, countIncludePad, divisor, oy, ox, out int top, out int bottom, out int left, out int right, out float scale);
                    float* target = y + ((((long)n * s.OutHeight) + oy) * s.OutWidth + ox) * yChannels;
                    for (int c = 0; c < yChannels; c++)
                    {
                        float sum = 0;
                        for (int iy = top; iy < bottom && c < s.Channels; iy++)
                        {
                            for (int ix = left; ix < right; ix++)
                            {
                                sum += x[((((long)n * s.Height + iy) * s.Width) + ix) * xChannels + c];
                            }
                        }

                        target[c] = sum * scale;
                    }
                }
            }
        }
    }

    /// <summary>Spreads each output's gradient over its window; overwrites dx.</summary>
    /// <param name="s">The sizes of the forward pass.</param>
    /// <param name="countIncludePad">As in the forward pass.</param>
    /// <param name="divisor">As in the forward pass.</param>
    /// <param name="dy">The gradient of the output.</param>
    /// <param name="dyChannels">Pixel stride of dy.</param>
    /// <param name="dx">The gradient of the input.</param>
    /// <param name="dxChannels">Pixel stride of dx.</param>
    public static void AverageBackward(in PoolingShape s, bool countIncludePad, int divisor, float* dy, int dyChannels, float* dx, int dxChannels)
    {
        new Span<float>(dx, checked(s.Batch * s.Height * s.Width * dxChannels)).Clear();
        for (int n = 0; n < s.Batch; n++)
        {
            for (int oy = 0; oy < s.OutHeight; oy++)
            {
                for (int ox = 0; ox < s.OutWidth; ox++)
                {
                    Window(s, countIncludePad, divisor, oy, ox, out int top, out int bottom, out int left, out int right, out float scale);
                    float* source = dy + ((((long)n * s.OutHeight) + oy) * s.OutWidth + ox) * dyChannels;
                    for (int iy = top; iy < bottom; iy++)
                    {
                        for (int ix = left; ix < right; ix++)
                        {
                            for (int c = 0; c < s.Channels; c++)
                            {
                                dx[((((long)n * s.Height + iy) * s.Width) + ix) * dxChannels + c] += source[c] * scale;
                            }
                        }
                    }
                }
            }
        }
    }

    private static void Window(
        in PoolingShape s, bool countIncludePad, int divisor, int oy, int ox, out int top, out int bottom, out int left, out int right, out float scale)
    {
        top = (oy * s.StrideHeight) - s.PadHeight;
        left = (ox * s.StrideWidth) - s.PadWidth;
        bottom = Math.Min(top + s.KernelHeight, s.Height + s.PadHeight);
        right = Math.Min(left + s.KernelWidth, s.Width + s.PadWidth);
        int count = (bottom - top) * (right - left);
        top = Math.Max(top, 0);
        left = Math.Max(left, 0);
        bottom = Math.Min(bottom, s.Height);
        right = Math.Min(right, s.Width);
        int inside = Math.Max(bottom - top, 0) * Math.Max(right - left, 0);
        scale = 1f / (divisor != 0 ? divisor : countIncludePad ? count : Math.Max(inside, 1));
    }
}
