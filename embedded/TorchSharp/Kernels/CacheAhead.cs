using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>
/// Brings memory to the second-level cache before a kernel comes to it. The processor does so by itself along straight lines, but not where a kernel passes several times over a
/// few rows before it goes on. Results do not depend on it, and memory that is not there does no harm.
/// </summary>
internal static unsafe class CacheAhead
{
    private const int LineFloats = 16;

    /// <summary>Asks for one of so many parts of a stretch of memory, so that a kernel can spread its requests over its work.</summary>
    public static void Bring(float* from, long floats, int part, int parts)
    {
        if (Sse.IsSupported)
        {
            float* end = from + (floats * (part + 1) / parts);
            for (float* line = from + (floats * part / parts); line < end; line += LineFloats)
            {
                Sse.Prefetch1(line);
            }
        }
    }
}
