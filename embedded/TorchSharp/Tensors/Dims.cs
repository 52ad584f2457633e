using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace TorchSharp.Engine;

/// <summary>Sizes or strides of a tensor of at most <see cref="MaxRank"/> dimensions, without an array on the heap.</summary>
internal struct Dims : IEquatable<Dims>
{
    public const int MaxRank = 8;

    private Values _values;

    public Dims(ReadOnlySpan<long> values)
    {
        if (values.Length > MaxRank)
        {
            throw new ArgumentException($"A tensor may have at most {MaxRank} dimensions; {values.Length} were asked for.");
        }

        Rank = values.Length;
        values.CopyTo(_values);
    }

    public int Rank { get; private set; }

    public readonly long Count
    {
        get
        {
            long count = 1;
            for (int i = 0; i < Rank; i++)
            {
                count *= _values[i];
            }

            return count;
        }
    }

    /// <summary>Strides of a row-major tensor of these sizes.</summary>
    public readonly Dims RowMajorStrides
    {
        get
        {
            Dims strides = this;
            long step = 1;
            for (int i = Rank - 1; i >= 0; i--)
            {
                strides._values[i] = step;
                step *= Math.Max(1, _values[i]);
            }

            return strides;
        }
    }

    public long this[int index]
    {
        readonly get => _values[index];
        set => _values[index] = value;
    }

    public static Dims Of(params ReadOnlySpan<long> values) => new(values);

    /// <summary>A dimension counted from the front, from one that may be counted from the back.</summary>
    public readonly int Axis(long dim, string operation)
    {
        int rank = Math.Max(1, Rank);
        if (dim < -rank || dim >= rank)
        {
            throw new ArgumentOutOfRangeException(nameof(dim), $"{operation}: dimension {dim} is out of range for a tensor of shape {this}; expected {-rank} to {rank - 1}.");
        }

        return (int)(dim < 0 ? dim + rank : dim);
    }

    public readonly Dims Without(int axis)
    {
        Dims result = default;
        for (int i = 0; i < Rank; i++)
        {
            if (i != axis)
            {
                result.Add(_values[i]);
            }
        }

        return result;
    }

    public readonly Dims With(int axis, long value)
    {
        Dims result = this;
        result._values[axis] = value;
        return result;
    }

    public void Add(long value)
    {
        if (Rank == MaxRank)
        {
            throw new ArgumentException($"A tensor may have at most {MaxRank} dimensions.");
        }

        _values[Rank++] = value;
    }

    public void Insert(int axis, long value)
    {
        Add(value);
        for (int i = Rank - 1; i > axis; i--)
        {
            _values[i] = _values[i - 1];
        }

        _values[axis] = value;
    }

    /// <summary>The product of the sizes from one axis up to, but without, another.</summary>
    public readonly long Product(int from, int to)
    {
        long product = 1;
        for (int i = from; i < to; i++)
        {
            product *= _values[i];
        }

        return product;
    }

    [UnscopedRef]
    public readonly ReadOnlySpan<long> AsSpan() => ((ReadOnlySpan<long>)_values)[..Rank];

    public readonly long[] ToArray() => AsSpan().ToArray();

    public readonly bool Equals(Dims other) => AsSpan().SequenceEqual(other.AsSpan());

    public override readonly bool Equals(object? obj) => obj is Dims other && Equals(other);

    public override readonly int GetHashCode()
    {
        HashCode hash = default;
        foreach (long value in AsSpan())
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    public override readonly string ToString() => $"[{string.Join(", ", ToArray())}]";

    [InlineArray(MaxRank)]
    private struct Values
    {
        private long _first;
    }
}
