using System.Collections;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The sizes of a tensor's dimensions.</summary>
    public readonly struct Size : IEnumerable<long>
    {
        /// <summary>The sizes of a tensor without dimensions.</summary>
        public static Size Empty = new(Array.Empty<long>());

        private readonly long[]? _shape;

        /// <summary>Sizes from an array.</summary>
        public Size(long[] shape) => _shape = (long[])shape.Clone();

        /// <summary>Sizes from an array.</summary>
        public Size(int[] shape) => _shape = Array.ConvertAll(shape, size => (long)size);

        /// <summary>Sizes from a sequence.</summary>
        public Size(IEnumerable<long> shape) => _shape = [.. shape];

        /// <summary>The size of one dimension.</summary>
        public Size(long size) => _shape = [size];

        /// <summary>The size of one dimension.</summary>
        public Size(int size) => _shape = [size];

        /// <summary>The sizes of two dimensions.</summary>
        public Size((long, long) size) => _shape = [size.Item1, size.Item2];

        /// <summary>The sizes of three dimensions.</summary>
        public Size((long, long, long) size) => _shape = [size.Item1, size.Item2, size.Item3];

        /// <summary>The sizes of four dimensions.</summary>
        public Size((long, long, long, long) size) => _shape = [size.Item1, size.Item2, size.Item3, size.Item4];

        /// <summary>The sizes of five dimensions.</summary>
        public Size((long, long, long, long, long) size) => _shape = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5];

        /// <summary>The sizes of six dimensions.</summary>
        public Size((long, long, long, long, long, long) size) => _shape = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5, size.Item6];

        /// <summary>The sizes of two dimensions.</summary>
        public Size((int, int) size) => _shape = [size.Item1, size.Item2];

        /// <summary>The sizes of three dimensions.</summary>
        public Size((int, int, int) size) => _shape = [size.Item1, size.Item2, size.Item3];

        /// <summary>The sizes of four dimensions.</summary>
        public Size((int, int, int, int) size) => _shape = [size.Item1, size.Item2, size.Item3, size.Item4];

        /// <summary>The sizes of five dimensions.</summary>
        public Size((int, int, int, int, int) size) => _shape = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5];

        /// <summary>The sizes of six dimensions.</summary>
        public Size((int, int, int, int, int, int) size) => _shape = [size.Item1, size.Item2, size.Item3, size.Item4, size.Item5, size.Item6];

        /// <summary>The sizes.</summary>
        public long[] Shape => (long[])(_shape ?? []).Clone();

        /// <summary>The number of dimensions.</summary>
        public int Length => _shape?.Length ?? 0;

        /// <summary>Whether there are no dimensions.</summary>
        public bool IsEmpty => Length == 0;

        /// <summary>Whether there are no dimensions.</summary>
        public bool IsScalar => Length == 0;

        /// <summary>The size of one dimension; negative numbers count from the back.</summary>
        public long this[int idx] => (_shape ?? [])[idx < 0 ? idx + Length : idx];

        /// <summary>The size of one dimension; negative numbers count from the back.</summary>
        public long this[long idx] => this[(int)idx];

        /// <summary>Sizes from an array.</summary>
        public static implicit operator Size(long[] size) => new(size);

        /// <summary>The size of one dimension.</summary>
        public static implicit operator Size(long size) => new(size);

        /// <summary>The sizes of two dimensions.</summary>
        public static implicit operator Size((long, long) size) => new(size);

        /// <summary>The sizes of three dimensions.</summary>
        public static implicit operator Size((long, long, long) size) => new(size);

        /// <summary>The sizes of four dimensions.</summary>
        public static implicit operator Size((long, long, long, long) size) => new(size);

        /// <summary>The sizes of five dimensions.</summary>
        public static implicit operator Size((long, long, long, long, long) size) => new(size);

        /// <summary>The sizes of six dimensions.</summary>
        public static implicit operator Size((long, long, long, long, long, long) size) => new(size);

        /// <summary>Whether both have the same sizes.</summary>
        public static bool operator ==(Size left, Size right) => left.Equals(right);

        /// <summary>Whether both have different sizes.</summary>
        public static bool operator !=(Size left, Size right) => !left.Equals(right);

        /// <summary>The sizes of one followed by those of the other.</summary>
        public static Size operator +(Size left, Size right) => new([.. left, .. right]);

        /// <summary>The sizes of one followed by others.</summary>
        public static Size operator +(Size left, IEnumerable<long> right) => new([.. left, .. right]);

        /// <summary>The number of elements.</summary>
        public long numel() => (_shape ?? []).Aggregate(1L, (count, size) => count * size);

        /// <summary>The sizes from one place up to, but without, another.</summary>
        public Size Slice(int first, int next) => new((_shape ?? [])[first..next]);

        /// <summary>The first sizes.</summary>
        public IEnumerable<long> Take(int i) => (_shape ?? []).Take(i);

        /// <summary>The sizes in order.</summary>
        public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)(_shape ?? [])).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Size other && (_shape ?? []).AsSpan().SequenceEqual(other._shape ?? []);

        /// <inheritdoc/>
        public override int GetHashCode() => new Engine.Dims(_shape ?? []).GetHashCode();
    }
}
