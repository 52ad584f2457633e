using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Two-dimensional convolution with a padding by name; where it is odd, the end gets one more.</summary>
            public static Tensor conv2d_padding(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1)
            {
                if (padding == Padding.Valid)
                {
                    return conv2d(input, weight, bias, strides, null, dilation, groups);
                }

                (int stepRows, int stepColumns) = Windows.Pair(strides, 1, "conv2d", "stride");
                if (stepRows != 1 || stepColumns != 1)
                {
                    throw new ArgumentException($"conv2d: padding Same keeps the size only with stride 1, found ({stepRows}, {stepColumns}).");
                }

                (int gapRows, int gapColumns) = Windows.Pair(dilation, 1, "conv2d", "dilation");
                long rows = gapRows * (weight.size(2) - 1);
                long columns = gapColumns * (weight.size(3) - 1);
                using Tensor wide = pad(input, [columns / 2, columns - (columns / 2), rows / 2, rows - (rows / 2)]);
                return conv2d(wide, weight, bias, strides, null, dilation, groups);
            }

            /// <summary>A tensor with a border: pad names, from the last dimension on, how many elements come before and after. Zeros or one number alone.</summary>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => Bordered(input, pad, mode, value);

            /// <summary>A tensor with a border in its last dimension.</summary>
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => Bordered(input, [pad.Item1, pad.Item2], mode, value);

            /// <summary>A tensor with a border in its last two dimensions.</summary>
            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => Bordered(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            private static Tensor Bordered(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode, double value)
            {
                if (mode is not (PaddingModes.Constant or PaddingModes.Zeros))
                {
                    throw new NotImplementedException($"pad: mode {mode} is not supported; use Constant.");
                }

                TensorBody x = input.Body;
                if (pad.Length % 2 != 0 || pad.Length > 2 * x.Rank || pad.ContainsAnyExceptInRange(0, long.MaxValue))
                {
                    throw new ArgumentException($"pad: pairs of numbers from 0 on, at most one for each dimension of shape {x.Sizes}, are expected, found [{string.Join(", ", pad.ToArray())}].");
                }

                Dims sizes = x.Sizes;
                Dims starts = x.Sizes;
                for (int i = 0; i < x.Rank; i++)
                {
                    int pair = x.Rank - 1 - i;
                    bool padded = pair < pad.Length / 2;
                    starts[i] = padded ? pad[2 * pair] : 0;
                    sizes[i] += padded ? pad[2 * pair] + pad[(2 * pair) + 1] : 0;
                }

                TensorBody result = TensorBody.Empty(x.Type, sizes);
                Filling.Fill(result, mode == PaddingModes.Zeros ? 0 : value);
                using Held inner = Held.Take(PadNode.Inner(result, starts, x.Sizes));
                Copying.Into(x, inner.Body);
                if (PadNode.For(x) is { } node)
                {
                    node.Remember(starts, x.Sizes);
                    result.SetProducer(node);
                }

                return new Tensor(result);
            }
        }
    }
}
