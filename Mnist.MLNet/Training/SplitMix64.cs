namespace Mnist.MLNet.Training;

/// <summary>
/// A small random generator whose stream is a function of its key alone, so that work keyed by (seed, epoch, row) is the same on any thread, in any order.
/// After G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", 2014.
/// </summary>
internal struct SplitMix64
{
    /// <summary>What the state grows by from number to number: 2⁶⁴ over the golden ratio, made odd.</summary>
    public const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state;

    public SplitMix64(long seed, long stream = 0, long item = 0)
    {
        _state = Mix((ulong)seed + Golden);
        _state = Mix(_state ^ ((ulong)stream + Golden));
        _state = Mix(_state ^ ((ulong)item + Golden));
    }

    private SplitMix64(ulong state) => _state = state;

    /// <summary>A generator whose state is given, for keys that are mixed in another way.</summary>
    public static SplitMix64 From(ulong state) => new(state);

    /// <summary>The next 64 random bits.</summary>
    public ulong Next() => Mix(_state += Golden);

    /// <summary>A number in [0, 1) with 53 random bits.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in [−limit, limit).</summary>
    public double NextSymmetric(double limit) => ((2 * NextDouble()) - 1) * limit;

    /// <summary>A whole number in [0, bound).</summary>
    public int NextBelow(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>Puts the items in random order (Fisher–Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextBelow(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Spreads every bit of a number over all of it.</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
