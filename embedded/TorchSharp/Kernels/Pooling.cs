namespace TorchSharp.Kernels;

/// <summary>
/// Two-dimensional pooling over channels-last images. Pixel strides are at least Channels; lanes beyond Channels become 0.
/// </summary>
internal static unsafe class Pooling
{
    // Floats that are worth a chunk of their own.
    private const long ChunkFloats = 32 * 1024;

    /// <summary>Largest value of each window; the first of equals, NaN before all.</summary>
    /// <param name="s">The sizes.</param>
    /// <param name="x">The input images.</param>
    /// <param name="xChannels">Pixel stride of x.</param>
    /// <param name="y">The output images.</param>
    /// <param name="yChannels">Pixel stride of y and of the indices.</param>
    /// <param name="indices">Where each value came from, row · Width + column, in the layout of y; or null.</param>
    public static void MaxForward(in PoolingShape s, float* x, int xChannels, float* y, int yChannels, int* indices) =>
        Run(s, s.Height * s.Width * xChannels, new MaxPooling.Forward(s, x, xChannels, y, yChannels, indices));

    /// <summary>Sends each output's gradient to the pixel that its value came from; overwrites dx.</summary>
    /// <param name="s">The sizes of the forward pass.</param>
    /// <param name="dy">The gradient of the output.</param>
    /// <param name="dyChannels">Pixel stride of dy and of the indices.</param>
    /// <param name="indices">As the forward pass wrote them.</param>
    /// <param name="dx">The gradient of the input.</param>
    /// <param name="dxChannels">Pixel stride of dx.</param>
    public static void MaxBackward(in PoolingShape s, float* dy, int dyChannels, int* indices, float* dx, int dxChannels) =>
        Run(s, s.Height * s.Width * dxChannels, new MaxPooling.Backward(s, dy, dyChannels, indices, dx, dxChannels));

    /// <summary>Mean of each window.</summary>
    /// <param name="s">The sizes; dilation is 1.</param>
    /// <param name="countIncludePad">Whether padding counts as zeros in the mean.</param>
    /// <param name="divisor">What the sum is divided by; 0 for the number of pixels in the window.</param>
    /// <param name="x">The input images.</param>
    /// <param name="xChannels">Pixel stride of x.</param>
    /// <param name="y">The output images.</param>
    /// <param name="yChannels">Pixel stride of y.</param>
    public static void AverageForward(in PoolingShape s, bool countIncludePad, int divisor, float* x, int xChannels, float* y, int yChannels) =>
        Run(s, s.Height * s.Width * xChannels, new AveragePooling.Forward(new AveragePooling.Windows(s, countIncludePad, divisor), x, xChannels, y, yChannels));

    /// <summary>Spreads each output's gradient over its window; overwrites dx.</summary>
    /// <param name="s">The sizes of the forward pass.</param>
    /// <param name="countIncludePad">As in the forward pass.</param>
    /// <param name="divisor">As in the forward pass.</param>
    /// <param name="dy">The gradient of the output.</param>
    /// <param name="dyChannels">Pixel stride of dy.</param>
    /// <param name="dx">The gradient of the input.</param>
    /// <param name="dxChannels">Pixel stride of dx.</param>
    public static void AverageBackward(in PoolingShape s, bool countIncludePad, int divisor, float* dy, int dyChannels, float* dx, int dxChannels) =>
        Run(s, s.Height * s.Width * dxChannels, new AveragePooling.Backward(new AveragePooling.Windows(s, countIncludePad, divisor), dy, dyChannels, dx, dxChannels));

    /// <summary>Mean of each of outHeight × outWidth windows that share the image as torch's adaptive_avg_pool2d cuts it.</summary>
    public static void AdaptiveAverageForward(
        int batch, int channels, int height, int width, int outHeight, int outWidth, float* x, int xChannels, float* y, int yChannels)
    {
        PoolingShape s = Adaptive(batch, channels, height, width);
        Run(s, height * width * xChannels, new AveragePooling.Forward(new AveragePooling.Windows(s, outHeight, outWidth), x, xChannels, y, yChannels));
    }

    /// <summary>The gradient of <see cref="AdaptiveAverageForward"/>; overwrites dx.</summary>
    public static void AdaptiveAverageBackward(
        int batch, int channels, int height, int width, int outHeight, int outWidth, float* dy, int dyChannels, float* dx, int dxChannels)
    {
        PoolingShape s = Adaptive(batch, channels, height, width);
        Run(s, height * width * dxChannels, new AveragePooling.Backward(new AveragePooling.Windows(s, outHeight, outWidth), dy, dyChannels, dx, dxChannels));
    }

    private static PoolingShape Adaptive(int batch, int channels, int height, int width) => new(batch, channels, height, width, 1, 1, 1, 1, 0, 0, 1, 1, false);

    private static void Run<T>(in PoolingShape s, long imageFloats, in T body)
        where T : struct, IImageOperation
    {
        int step = (int)Math.Clamp(ChunkFloats / Math.Max(imageFloats, 1), 1, Math.Max(s.Batch, 1));
        ThreadTeam.Run(new Images<T>(body, s.Batch, step), (s.Batch + step - 1) / step);
    }

    private readonly struct Images<T>(T body, int batch, int step) : IChunk
        where T : struct, IImageOperation
    {
        public void Run(int chunk)
        {
            for (int image = chunk * step; image < Math.Min((chunk + 1) * step, batch); image++)
            {
                body.Run(image);
            }
        }
    }
}
