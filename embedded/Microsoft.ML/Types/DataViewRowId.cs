using System.Numerics;

namespace Microsoft.ML.Data;

/// <summary>
/// A row's id: 128 bits that stay with the row whatever order it is read in, and that tell the rows of one view apart.
/// Derived ids use the block mixing of MurmurHash3, so that distinct inputs practically never collide.
/// </summary>
public readonly struct DataViewRowId : IComparable<DataViewRowId>, IEquatable<DataViewRowId>
{
    private const ulong FirstFactor = 0x87c37b91114253d5;
    private const ulong SecondFactor = 0x4cf5ad432745937f;

    /// <summary>The low-order half.</summary>
    public readonly ulong Low;

    /// <summary>The high-order half.</summary>
    public readonly ulong High;

    /// <summary>Makes an id of two halves.</summary>
    public DataViewRowId(ulong low, ulong high)
    {
        Low = low;
        High = high;
    }

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => $"{High:x16}{Low:x16}";

    /// <summary>Orders ids as unsigned 128-bit numbers.</summary>
    public int CompareTo(DataViewRowId other)
    {
        int high = High.CompareTo(other.High);
        return high != 0 ? high : Low.CompareTo(other.Low);
    }

    /// <summary>Whether two ids are the same.</summary>
    public bool Equals(DataViewRowId other) => Low == other.Low && High == other.High;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DataViewRowId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
        => (int)((uint)Low ^ (uint)(Low >> 32) ^ (uint)(High << 7) ^ (uint)(High >> 57) ^ (uint)(High >> (57 - 32)));

    /// <summary>The first id of a sequence that this one starts: as if combined with 1.</summary>
    public DataViewRowId Fork()
    {
        var mixed = Mix(Low, High);
        return new(mixed.Low ^ (BitOperations.RotateLeft(FirstFactor, 31) * SecondFactor), mixed.High);
    }

    /// <summary>The next id of the sequence that this one stands in: as if combined with 0.</summary>
    public DataViewRowId Next() => Mix(Low, High);

    /// <summary>An id made of this one and another, as for a row that comes of two rows.</summary>
    public DataViewRowId Combine(DataViewRowId other)
    {
        other = other.Fork();
        ulong low = Low ^ (BitOperations.RotateLeft(other.Low * FirstFactor, 31) * SecondFactor);
        ulong secondBlock = BitOperations.RotateLeft(other.High * SecondFactor, 33) * FirstFactor;
        return Mix(low, High, secondBlock);
    }

    private static DataViewRowId Mix(ulong low, ulong high, ulong secondBlock = 0)
    {
        low = ((BitOperations.RotateLeft(low, 27) + high) * 5) + 0x52dce729;
        high = ((BitOperations.RotateLeft(high ^ secondBlock, 31) + low) * 5) + 0x38495ab5;
        return new(low, high);
    }
}
