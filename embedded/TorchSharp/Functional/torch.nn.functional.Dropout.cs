using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>In training, sets each element to zero with probability p and scales the others by 1 / (1 − p).</summary>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
                => Drop(input, p, training, inplace, input.Body.Sizes);

            /// <summary>In training, sets each whole channel of [N, C, …] to zero with probability p and scales the others by 1 / (1 − p).</summary>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                Dims sizes = input.Body.Sizes;
                if (sizes.Rank < 2)
                {
                    throw new ArgumentException($"dropout2d: a tensor of shape [N, C, …] is expected, found {sizes}.");
                }

                for (int i = 2; i < sizes.Rank; i++)
                {
                    sizes[i] = 1;
                }

                return Drop(input, p, training, inplace, sizes);
            }

            private static Tensor Drop(Tensor input, double p, bool training, bool inplace, in Dims maskSizes)
            {
                if (p is not (>= 0 and <= 1))
                {
                    throw new ArgumentOutOfRangeException(nameof(p), $"dropout: a probability of 0 to 1 is expected, found {p}.");
                }

                if (!training || p == 0 || input.numel() == 0)
                {
                    return input.alias();
                }

                using Held mask = Held.Take(TensorBody.Empty(input.dtype, maskSizes));
                RandomFilling.Bernoulli(mask.Body, Generator.Default, 1 - p);
                if (p < 1)
                {
                    using Held scale = Held.Take(TensorBody.FromScalar(1 - p, input.dtype));
                    using Held scaled = Held.Take(Elementwise.Binary(default(Engine.Operations.Divide), mask.Body, scale.Body));
                    Copying.Into(scaled.Body, mask.Body);
                }

                var result = new Tensor(Recorded.Multiply(input.Body, mask.Body));
                return inplace ? input.InPlace(result).alias() : result;
            }
        }
    }
}
