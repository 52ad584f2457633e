using System.Numerics;
using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>
/// A kernel's working memory, 64-byte aligned and not cleared; give it back with Dispose. Blocks are kept for the next kernel and never
/// returned to the system: there are only as many of a size as were in use at one time.
/// </summary>
internal readonly unsafe ref struct Scratch
{
    private const int SmallestBits = 12;
    private const int SizeClasses = 31 - SmallestBits;

    private static readonly Lock Gate = new();

    // Free blocks of each size are chained through their first word.
    private static readonly nint[] Free = new nint[SizeClasses];

    private readonly int _sizeClass;

    /// <summary>Takes a block of at least that many floats.</summary>
    public Scratch(long floats)
    {
        ulong bytes = (ulong)Math.Max(floats, 1) * sizeof(float);
        _sizeClass = Math.Max(BitOperations.Log2(bytes - 1) + 1 - SmallestBits, 0);
        if (_sizeClass >= SizeClasses)
        {
            throw new InsufficientMemoryException($"A kernel needs {bytes} bytes of working memory; at most 1 GiB is possible.");
        }

        lock (Gate)
        {
            void** block = (void**)Free[_sizeClass];
            if (block != null)
            {
                Free[_sizeClass] = (nint)(*block);
                Floats = (float*)block;
                return;
            }
        }

        Floats = (float*)NativeMemory.AlignedAlloc((nuint)1 << (_sizeClass + SmallestBits), 64);
    }

    /// <summary>The memory.</summary>
    public float* Floats { get; }

    /// <summary>Gives the block back.</summary>
    public void Dispose()
    {
        lock (Gate)
        {
            *(nint*)Floats = Free[_sizeClass];
            Free[_sizeClass] = (nint)Floats;
        }
    }
}
