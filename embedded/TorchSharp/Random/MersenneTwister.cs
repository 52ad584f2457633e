using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

        return Temper(_state[_next++]);
    }

    /// <summary>64 bits: the first number drawn is the high half.</summary>
    public ulong Next64()
    {
        ulong high = Next();
        return (high << 32) | Next();
    }

    /// <summary>Draws as many numbers as the target holds: the same that drawing one by one would give.</summary>
    public void Next(Span<uint> target)
    {
        while (!target.IsEmpty)
        {
            if (_next >= StateLength)
            {
                Refill();
            }

            int count = Math.Min(target.Length, StateLength - _next);
            Temper(_state.AsSpan(_next, count), target);
            _next += count;
            target = target[count..];
        }
    }

    private static void Temper(ReadOnlySpan<uint> state, Span<uint> target)
    {
        ref uint from = ref MemoryMarshal.GetReference(state);
        ref uint to = ref MemoryMarshal.GetReference(target);
        int i = 0;
        for (; i <= state.Length - Vector512<uint>.Count; i += Vector512<uint>.Count)
        {
            Vector512<uint> y = Vector512.LoadUnsafe(ref from, (nuint)i);
            y ^= y >> 11;
            y ^= (y << 7) & Vector512.Create(0x9d2c5680u);
            y ^= (y << 15) & Vector512.Create(0xefc60000u);
            (y ^ (y >> 18)).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < state.Length; i++)
        {
            target[i] = Temper(state[i]);
        }
    }

    private static uint Temper(uint y)
    {
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680u;
        y ^= (y << 15) & 0xefc60000u;
        return y ^ (y >> 18);
    }

    private static uint Twist(uint high, uint low) => ((high & 0x80000000u) | (low & 0x7fffffffu)) >> 1 ^ ((low & 1) == 0 ? 0 : 0x9908b0dfu);

    private void Refill()
    {
        // The recurrence reaches 397 numbers ahead or, round the ring, 227 back, so that 16 neighbours never wait for each other.
        Twist(0, StateLength - Shift, Shift);
        Twist(StateLength - Shift, StateLength - 1, Shift - StateLength);
        _state[^1] = _state[Shift - 1] ^ Twist(_state[^1], _state[0]);
        _next = 0;
    }

    /// <summary>Replaces the numbers from start to end, each from itself, its neighbour and the one that many places on.</summary>
    private void Twist(int start, int end, int distance)
    {
        ref uint state = ref MemoryMarshal.GetArrayDataReference(_state);
        int i = start;
        for (; i <= end - Vector512<uint>.Count; i += Vector512<uint>.Count)
        {
            Vector512<uint> high = Vector512.LoadUnsafe(ref state, (nuint)i) & Vector512.Create(0x80000000u);
            Vector512<uint> low = Vector512.LoadUnsafe(ref state, (nuint)(i + 1));
            Vector512<uint> odd = Vector512<uint>.Zero - (low & Vector512<uint>.One);
            Vector512<uint> twisted = ((high | (low & Vector512.Create(0x7fffffffu))) >> 1) ^ (odd & Vector512.Create(0x9908b0dfu));
            (Vector512.LoadUnsafe(ref state, (nuint)(i + distance)) ^ twisted).StoreUnsafe(ref state, (nuint)i);
        }

        for (; i < end; i++)
        {
            _state[i] = _state[i + distance] ^ Twist(_state[i], _state[i + 1]);
        }
    }
}
