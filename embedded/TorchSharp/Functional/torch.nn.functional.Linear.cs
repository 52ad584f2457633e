using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>x · Wᵀ + b: [*, in] with weights [out, in] gives [*, out].</summary>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null)
            {
                TensorBody x = input.Body;
                TensorBody w = weights.Body;
                TensorBody? b = bias?.Body;
                if (x.Rank == 0 || w.Rank != 2 || x.Sizes[x.Rank - 1] != w.Sizes[1] || x.Type != w.Type || (b is not null && (b.Rank != 1 || b.Sizes[0] != w.Sizes[0])))
                {
                    throw new ArgumentException(
                        $"linear: {x.Type} of shape {x.Sizes}, weights {w.Type} of shape {w.Sizes} and bias of shape {(b is null ? "none" : b.Sizes.ToString())} do not fit; "
                        + "expected [*, in], [out, in] and [out].");
                }

                if (x.Rank == 2)
                {
                    return new Tensor(Rows(x, w, b));
                }

                using Held rows = Held.Take(Recorded.Reshape(x, Dims.Of(x.Count / x.Sizes[x.Rank - 1], x.Sizes[x.Rank - 1]), mayCopy: true));
                using Held y = Held.Take(Rows(rows.Body, w, b));
                return new Tensor(Recorded.Reshape(y.Body, x.Sizes.With(x.Rank - 1, w.Sizes[0]), mayCopy: true));
            }

            private static TensorBody Rows(TensorBody x, TensorBody weight, TensorBody? bias)
            {
                TensorBody y = MatrixProduct.Multiply(x, false, weight, true, bias);
                if (LinearNode.For(x, weight, bias) is { } node)
                {
                    node.Save(weight.TracksGradient ? x : null);
                    node.Save(x.TracksGradient ? weight : null);
                    node.Remember(bias is not null);
                    y.SetProducer(node);
                }

                return y;
            }
        }
    }
}
