using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Runs an <see cref="IFlatOperation"/> over n elements, on all threads when there are enough of them.</summary>
internal static class FlatLoop
{
    // 16K floats of two or three buffers fit in the second-level cache and cost a few µs, well above the price of a hand-over.
    private const int ChunkLength = 16 * 1024;

    public static void Run<TOperation>(TOperation operation, long n)
        where TOperation : struct, IFlatOperation
    {
        if (n <= 2 * ChunkLength)
        {
            RunRange(operation, 0, n);
            return;
        }

        ThreadTeam.Run(new Chunks<TOperation>(operation, n), checked((int)((n + ChunkLength - 1) / ChunkLength)));
    }

    /// <summary>Runs it over some of the elements, on the calling thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunRange<TOperation>(TOperation operation, long start, long end)
        where TOperation : struct, IFlatOperation
    {
        long i = start;
        for (; i <= end - 16; i += 16)
        {
            operation.Step<ILanes.Sixteen>(i);
        }

        for (; i < end; i++)
        {
            operation.Step<ILanes.One>(i);
        }
    }

    private readonly struct Chunks<TOperation>(TOperation operation, long n) : IChunk
        where TOperation : struct, IFlatOperation
    {
        public void Run(int chunk)
        {
            long start = (long)chunk * ChunkLength;
            RunRange(operation, start, Math.Min(start + ChunkLength, n));
        }
    }
}
