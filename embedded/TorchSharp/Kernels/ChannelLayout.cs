using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Moves images between torch's own order [batch, channels, pixels] and channels-last [batch, pixels, pixelStride].</summary>
internal static unsafe class ChannelLayout
{
    // Floats that are worth a chunk of their own.
    private const int ChunkFloats = 16 * 1024;

    /// <summary>To channels-last; lanes beyond channels become 0.</summary>
    public static void ToChannelsLast(int batch, int channels, int pixels, float* source, float* target, int pixelStride) =>
        Run(new Images(batch, channels, pixels, source, target, pixelStride, toChannelsLast: true));

    /// <summary>From channels-last.</summary>
    public static void FromChannelsLast(int batch, int channels, int pixels, float* source, int pixelStride, float* target) =>
        Run(new Images(batch, channels, pixels, source, target, pixelStride, toChannelsLast: false));

    /// <summary>Sets the lanes beyond channels to 0, for functions that do not keep 0 at 0.</summary>
    public static void ClearPadding(long rows, int channels, float* x, int pixelStride)
    {
        if (channels == pixelStride)
        {
            return;
        }

        for (long r = 0; r < rows; r++)
        {
            new Span<float>(x + (r * pixelStride) + channels, pixelStride - channels).Clear();
        }
    }

    /// <summary>How many lanes of a pixel can be done sixteen at a time: all, padding included, if every pixel stride has room for it.</summary>
    public static int WholeLanes(int channels, int smallestStride)
    {
        int padded = (channels + 15) / 16 * 16;
        return padded <= smallestStride ? padded : channels / 16 * 16;
    }

    /// <summary>The vector with its lanes from <paramref name="channels"/> on set to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Keep(Vector512<float> vector, int channels) =>
        Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(channels)).AsSingle() & vector;

    private static void Run(in Images images) => ThreadTeam.Run(images, (images.Batch + images.Step - 1) / images.Step);

    private readonly struct Images(int batch, int channels, int pixels, float* source, float* target, int pixelStride, bool toChannelsLast) : IChunk
    {
        public int Batch { get; } = batch;

        public int Step { get; } = (int)Math.Clamp(ChunkFloats / Math.Max((long)pixels * channels, 1), 1, Math.Max(batch, 1));

        public void Run(int chunk)
        {
            for (long image = (long)chunk * Step; image < Math.Min((chunk + 1L) * Step, Batch); image++)
            {
                if (toChannelsLast)
                {
                    float* to = target + (image * pixels * pixelStride);
                    Transposition.Run(channels, pixels, source + (image * channels * pixels), pixels, to, pixelStride);
                    ClearPadding(pixels, channels, to, pixelStride);
                }
                else
                {
                    Transposition.Run(pixels, channels, source + (image * pixels * pixelStride), pixelStride, target + (image * channels * pixels), pixels);
                }
            }
        }
    }
}
