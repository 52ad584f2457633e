namespace TorchSharp.Kernels;

/// <summary>Copies slices that lie scattered in memory, as a batch picked from a data set does: most of the time is spent waiting for memory, which threads share.</summary>
internal static unsafe class SliceCopies
{
    // Some 2 µs of copying: more than a hand-over costs.
    private const long ChunkBytes = 32 * 1024;

    /// <summary>target[o, i] = source[o, index[i]], each a slice.</summary>
    /// <param name="outer">How many times the slices are picked.</param>
    /// <param name="size">Slices of the source in each of them.</param>
    /// <param name="source">The first byte of the source.</param>
    /// <param name="slice">Bytes of a slice.</param>
    /// <param name="index">Which slices, each from 0 to size − 1.</param>
    /// <param name="count">How many indices.</param>
    /// <param name="target">Where the slices go, one after another.</param>
    public static void Run(long outer, long size, byte* source, long slice, long* index, long count, byte* target)
    {
        long slices = outer * count;
        long step = Math.Max(ChunkBytes / Math.Max(slice, 1), 1);
        ThreadTeam.Run(new Chunks(size, source, slice, index, count, target, slices, step), checked((int)((slices + step - 1) / step)));
    }

    private readonly struct Chunks(long size, byte* source, long slice, long* index, long count, byte* target, long slices, long step) : IChunk
    {
        public void Run(int chunk)
        {
            long end = Math.Min((chunk + 1) * step, slices);
            for (long i = chunk * step; i < end; i++)
            {
                Buffer.MemoryCopy(source + (((i / count * size) + index[i % count]) * slice), target + (i * slice), slice, slice);
            }
        }
    }
}
