namespace TorchSharp.Engine;

/// <summary>The mt19937 generator of Matsumoto and Nishimura, seeded by its own 32-bit recurrence as torch does.</summary>
internal sealed class MersenneTwister
{
    public const int StateLength = 624;
    private const int Shift = 397;

    private readonly uint[] _state = new uint[StateLength];
    private int _next;

    public MersenneTwister(ulong seed) => Seed(seed);

    public ReadOnlySpan<uint> State => _state;

    /// <summary>How many numbers of the present state were given out.</summary>
    public int Position => _next;

    public void Seed(ulong seed)
    {
        _state[0] = (uint)seed;
        for (int i = 1; i < StateLength; i++)
        {
            _state[i] = (1812433253u * (_state[i - 1] ^ (_state[i - 1] >> 30))) + (uint)i;
        }

        _next = StateLength;
    }

    public void Restore(ReadOnlySpan<uint> state, int position)
    {
        state.CopyTo(_state);
        _next = position;
    }

    public uint Next()
    {
        if (_next >= StateLength)
        {
            Refill();
        }

        uint y = _state[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680u;
        y ^= (y << 15) & 0xefc60000u;
        return y ^ (y >> 18);
    }

    /// <summary>64 bits: the first number drawn is the high half.</summary>
    public ulong Next64()
    {
        ulong high = Next();
        return (high << 32) | Next();
    }

    private static uint Twist(uint high, uint low) => ((high & 0x80000000u) | (low & 0x7fffffffu)) >> 1 ^ ((low & 1) == 0 ? 0 : 0x9908b0dfu);

    private void Refill()
    {
        for (int i = 0; i < StateLength; i++)
        {
            _state[i] = _state[(i + Shift) % StateLength] ^ Twist(_state[i], _state[(i + 1) % StateLength]);
        }

        _next = 0;
    }
}
