namespace Mnist.MLNet.Data;

/// <summary>
/// The SplitMix64 generator (Steele, Lea and Flood, 2014) started from a key. It is written out here, integers only,
/// because drawn images must be the same on every machine and in every later version of the runtime.
/// </summary>
internal struct DrawingRandom
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;

    private ulong _state;

    /// <summary>Starts the generator of one thing: equal keys give equal sequences, other keys unrelated ones.</summary>
    public DrawingRandom(int seed, DrawnSplit split, int index, int purpose)
    {
        ulong state = Mix((uint)seed + GoldenGamma);
        state = Mix(state + (((ulong)split << 32) | (uint)purpose) + GoldenGamma);
        _state = Mix(state + (uint)index + GoldenGamma);
    }

    /// <summary>A number in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextUniform()
    {
        return (NextBits() >> 11) * (1.0 / (1UL << 53));
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
        return (int)(((NextBits() >> 32) * (ulong)count) >> 32);
    }

    private ulong NextBits()
    {
        _state += GoldenGamma;
        return Mix(_state);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
