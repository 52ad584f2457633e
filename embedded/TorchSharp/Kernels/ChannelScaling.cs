using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Multiplies each channel of each image by a number of its own, as dropping whole channels does.</summary>
internal static unsafe class ChannelScaling
{
    // Floats that are worth a chunk of their own.
    private const int ChunkFloats = 16 * 1024;

    /// <summary>y = x · scale, where images lie channels-last and scales [batch, stride] likewise.</summary>
    /// <param name="batch">Number of images.</param>
    /// <param name="pixels">Pixels of an image.</param>
    /// <param name="stride">Floats from one pixel to the next, a multiple of 16.</param>
    /// <param name="x">The images.</param>
    /// <param name="scale">For each image the numbers of its channels, padding included.</param>
    /// <param name="y">Where the products go; may be x.</param>
    public static void Run(int batch, int pixels, int stride, float* x, float* scale, float* y)
    {
        var images = new Images(batch, pixels, stride, x, scale, y);
        ThreadTeam.Run(images, (batch + images.Step - 1) / images.Step);
    }

    private readonly struct Images(int batch, int pixels, int stride, float* x, float* scale, float* y) : IChunk
    {
        public int Step { get; } = (int)Math.Clamp(ChunkFloats / Math.Max((long)pixels * stride, 1), 1, Math.Max(batch, 1));

        public void Run(int chunk)
        {
            for (long image = (long)chunk * Step; image < Math.Min((chunk + 1L) * Step, batch); image++)
            {
                for (int lane = 0; lane < stride; lane += Vector512<float>.Count)
                {
                    Vector512<float> factor = Vector512.Load(scale + (image * stride) + lane);
                    long end = ((image + 1) * pixels * stride) + lane;
                    for (long i = (image * pixels * stride) + lane; i < end; i += stride)
                    {
                        (Vector512.Load(x + i) * factor).Store(y + i);
                    }
                }
            }
        }
    }
}
