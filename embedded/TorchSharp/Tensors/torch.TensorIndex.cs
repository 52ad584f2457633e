namespace TorchSharp;

public static partial class torch
{
    /// <summary>One index of a tensor: a number, a range, a tensor, a new dimension, or "the rest".</summary>
    public struct TensorIndex
    {
        /// <summary>As many whole dimensions as are left.</summary>
        public static TensorIndex Ellipsis = new() { Form = Kind.Ellipsis };

        /// <summary>A new dimension of size 1.</summary>
        public static TensorIndex None = new() { Form = Kind.NewDimension };

        /// <summary>A new dimension of size 1.</summary>
        public static TensorIndex Null = None;

        /// <summary>A whole dimension.</summary>
        public static TensorIndex Colon = Slice();

        internal enum Kind
        {
            Single,
            Slice,
            Tensor,
            Ellipsis,
            NewDimension,
        }

        internal Kind Form { get; private init; }

        internal long? Start { get; private init; }

        internal long? Stop { get; private init; }

        internal long? Step { get; private init; }

        internal Tensor? Places { get; private init; }

        /// <summary>One index.</summary>
        public static implicit operator TensorIndex(long value) => Single(value);

        /// <summary>One index, which may be counted from the end.</summary>
        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);

        /// <summary>A range of indices.</summary>
        public static implicit operator TensorIndex(Range range) => Slice(range);

        /// <summary>A range of indices, open where null.</summary>
        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        /// <summary>One index.</summary>
        public static TensorIndex Single(long? index) => new() { Form = Kind.Single, Start = index ?? 0 };

        /// <summary>Every step-th index from start up to, but without, stop; negative numbers count from the end.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null)
            => new() { Form = Kind.Slice, Start = start, Stop = stop, Step = step };

        /// <summary>A range of indices, open where null.</summary>
        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        /// <summary>A range of indices.</summary>
        public static TensorIndex Slice(Range range)
            => Slice(
                range.Start.IsFromEnd ? -range.Start.Value : range.Start.Value,
                range.End.IsFromEnd ? (range.End.Value == 0 ? null : -range.End.Value) : range.End.Value);

        /// <summary>The indices that a tensor of whole numbers names, or where a tensor of truth values is true.</summary>
        public static TensorIndex Tensor(Tensor tensor) => new() { Form = Kind.Tensor, Places = tensor };
    }
}
