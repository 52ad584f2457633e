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

                using Held mask = Held.Take(Mask(input.Body, maskSizes, 1 - p));
                var result = new Tensor(Recorded.Multiply(input.Body, mask.Body));
                return inplace ? input.InPlace(result).alias() : result;
            }

            /// <summary>1 / kept with that probability, else 0: drawn in row-major order, then brought to the layout of the input, which the way back has too.</summary>
            private static TensorBody Mask(TensorBody input, in Dims sizes, double kept)
            {
                TensorBody mask = TensorBody.Empty(input.Type, sizes);
                if (input.Type == ScalarType.Float32)
                {
                    RandomFilling.Bernoulli(mask, Generator.Default, kept, 1 / (float)kept);
                    if (input.IsChannelsLast && sizes.Equals(input.Sizes))
                    {
                        using Held rows = Held.Take(mask);
                        return rows.Body.ChannelsLast();
                    }

                    return mask;
                }

                RandomFilling.Bernoulli(mask, Generator.Default, kept);
                if (kept > 0)
                {
                    using Held scale = Held.Take(TensorBody.FromScalar(kept, input.Type));
                    using Held scaled = Held.Take(Elementwise.Binary(default(Engine.Operations.Divide), mask, scale.Body));
                    Copying.Into(scaled.Body, mask);
                }

                return mask;
            }
        }
    }
}
