using Mnist.MLNet.Training;

namespace Mnist.MLNet.Data;

/// <summary>
/// The SplitMix64 generator started from a key: integers only, because drawn images must be the same on every machine
/// and in every later version of the runtime.
/// </summary>
internal struct DrawingRandom
{
    private SplitMix64 _bits;

    /// <summary>Starts the generator of one thing: equal keys give equal sequences, other keys unrelated ones.</summary>
    public DrawingRandom(int seed, DrawnSplit split, int index, int purpose)
    {
        ulong state = SplitMix64.Mix((uint)seed + SplitMix64.Golden);
        state = SplitMix64.Mix(state + (((ulong)split << 32) | (uint)purpose) + SplitMix64.Golden);
        _bits = SplitMix64.From(SplitMix64.Mix(state + (uint)index + SplitMix64.Golden));
    }

    /// <summary>A number in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextUniform()
    {
        return _bits.NextDouble();
    }

    /// <summary>A number in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double NextBetween(double low, double high)
    {
        return low + ((high - low) * NextUniform());
    }

    /// <summary>
    /// A bell-shaped number with mean 0 and the given standard deviation, never beyond 3 of them: the sum of three uniform numbers,
    /// which needs no logarithm (its last bit differs between platforms) and has no far tail to spoil a digit.
    /// </summary>
    public double NextBell(double deviation)
    {
        return ((NextUniform() + NextUniform() + NextUniform()) - 1.5) * 2.0 * deviation;
    }

    /// <summary>An integer in [0, <paramref name="count"/>).</summary>
    public int NextBelow(int count)
    {
        return (int)(((_bits.Next() >> 32) * (ulong)count) >> 32);
    }
}
