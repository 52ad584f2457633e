using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>eˣ / Σ eˣ along a dimension.</summary>
    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

    public partial class Tensor
    {
        /// <summary>eˣ / Σ eˣ along a dimension.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null) => AlongLast(dim, dtype, logarithmic: false);

        /// <summary>x − log Σ eˣ along a dimension.</summary>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => AlongLast(dim, dtype, logarithmic: true);

        private Tensor AlongLast(long dim, ScalarType? type, bool logarithmic)
        {
            int axis = Body.Sizes.Axis(dim, logarithmic ? "log_softmax" : "softmax");
            if (!(type ?? dtype).IsFloating())
            {
                throw new InvalidOperationException($"softmax: a floating point tensor is expected, found {dtype}.");
            }

            if ((type is null || type == dtype) && axis >= Body.Rank - 1)
            {
                return new Tensor(RowSoftmax.Forward(Body, logarithmic));
            }

            using DisposeScope scope = NewDisposeScope();
            Tensor converted = type is null ? this : to_type(type.Value);
            Tensor last = converted.transpose(axis, -1);
            return scope.MoveToOuter(new Tensor(RowSoftmax.Forward(last.Body, logarithmic)).transpose(axis, -1));
        }
    }
}
