using System.Runtime.InteropServices;

namespace TorchSharp.Kernels.Tests;

/// <summary>
/// Floats between two margins of NaN: what a kernel reads beside the buffer poisons its result, what it writes there is found by <see cref="AssertMarginsAreIntact"/>.
/// </summary>
internal sealed unsafe class GuardedFloats : IDisposable
{
    private const int Margin = 64;
    private const uint Canary = 0x7FC0BEEF;

    private readonly uint* _memory;

    public GuardedFloats(int length)
    {
        Length = length;
        _memory = (uint*)NativeMemory.AlignedAlloc((nuint)(length + (2 * Margin)) * sizeof(float), 64);
        new Span<uint>(_memory, length + (2 * Margin)).Fill(Canary);
    }

    public int Length { get; }

    public float* Pointer => (float*)_memory + Margin;

    public Span<float> Span => new(Pointer, Length);

    public ref float this[int index] => ref Span[index];

    /// <summary>Pixels of uniform values in −1 … 1, lanes beyond the channels NaN.</summary>
    public static GuardedFloats Random(int seed, int pixels, int channels, int stride)
    {
        var random = new Random(seed);
        var buffer = new GuardedFloats(pixels * stride);
        for (int i = 0; i < buffer.Length; i++)
        {
            if (i % stride < channels)
            {
                buffer[i] = (random.NextSingle() * 2) - 1;
            }
        }

        return buffer;
    }

    public static GuardedFloats Random(int seed, int length) => Random(seed, length, 1, 1);

    public void AssertMarginsAreIntact()
    {
        for (int i = 0; i < Margin; i++)
        {
            Assert.Equal(Canary, _memory[i]);
            Assert.Equal(Canary, _memory[Margin + Length + i]);
        }
    }

    public void AssertPaddingIsZero(int channels, int stride)
    {
        for (int i = 0; i < Length; i++)
        {
            if (i % stride >= channels)
            {
                Assert.Equal(0f, this[i]);
            }
        }
    }

    /// <summary>Compares with values that were computed in double precision, relative to the largest of them.</summary>
    public void AssertClose(double[] expected, int channels, int stride, double tolerance = 2e-6)
    {
        double largest = expected.Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (int i = 0; i < expected.Length; i++)
        {
            float actual = this[(i / channels * stride) + (i % channels)];
            if (!(Math.Abs(actual - expected[i]) <= tolerance * Math.Max(largest, 1e-3)))
            {
                Assert.Fail($"Element {i}: expected {expected[i]:R}, got {actual:R}; largest value {largest:R}.");
            }
        }

        AssertMarginsAreIntact();
    }

    public void AssertSameBits(ReadOnlySpan<float> expected) =>
        Assert.True(MemoryMarshal.AsBytes(expected).SequenceEqual(MemoryMarshal.AsBytes((ReadOnlySpan<float>)Span)), "The bits differ.");

    public void Dispose() => NativeMemory.AlignedFree(_memory);
}
