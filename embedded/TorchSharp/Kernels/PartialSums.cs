using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Sums that were taken in parts, one after the other in memory.</summary>
/// <param name="sums">The first part.</param>
/// <param name="partSize">Floats from one part to the next.</param>
/// <param name="parts">How many parts.</param>
internal readonly unsafe struct PartialSums(float* sums, int partSize, int parts)
{
    /// <summary>The first part, which the others are added to.</summary>
    public float* Sums { get; } = sums;

    /// <summary>Adds some floats of all parts to those of the first, in the order of the parts.</summary>
    public void Add(nint start, int count)
    {
        float* first = Sums + start;
        for (int part = 1; part < parts; part++)
        {
            float* other = first + ((nint)part * partSize);
            int i = 0;
            for (; i <= count - 16; i += 16)
            {
                (Vector512.Load(first + i) + Vector512.Load(other + i)).Store(first + i);
            }

            for (; i < count; i++)
            {
                first[i] += other[i];
            }
        }
    }
}
