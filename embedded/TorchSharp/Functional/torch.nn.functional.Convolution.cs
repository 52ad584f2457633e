using TorchSharp.Engine;
using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Two-dimensional convolution: [N, C, H, W] with weights [out, C / groups, kh, kw] gives [N, out, H′, W′].</summary>
            /// <param name="input">The images.</param>
            /// <param name="weight">The weights.</param>
            /// <param name="bias">A number for each output channel, or null.</param>
            /// <param name="strides">Rows and columns from one window to the next; 1 where left out.</param>
            /// <param name="padding">Rows and columns of zeros around the images; 0 where left out.</param>
            /// <param name="dilation">Rows and columns between the weights' places; 1 where left out.</param>
            /// <param name="groups">Groups of channels that are convolved apart from one another.</param>
            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1)
                => Convolve(input, weight, bias, Windows.Pair(strides, 1, "conv2d", "stride"), Windows.Pair(padding, 0, "conv2d", "padding"), Windows.Pair(dilation, 1, "conv2d", "dilation"), groups);

            internal static Tensor Convolve(
                Tensor input, Tensor weight, Tensor? bias, (int Rows, int Columns) stride, (int Rows, int Columns) padding, (int Rows, int Columns) dilation, long groups,
                in Following following = default)
            {
                using Held batch = Held.Take(Windows.Batch(input.Body, "conv2d"));
                TensorBody x = batch.Body;
                TensorBody w = weight.Body;
                if (w.Rank != 4 || groups < 1 || x.Sizes[1] != w.Sizes[1] * groups || w.Sizes[0] % groups != 0 || x.Type != w.Type)
                {
                    throw new ArgumentException(
                        $"conv2d: images {x.Type} of shape {x.Sizes} and weights {w.Type} of shape {w.Sizes} do not fit with {groups} groups; "
                        + "expected [N, C, H, W] and [out, C / groups, kh, kw].");
                }

                if (bias is not null && (bias.Body.Rank != 1 || bias.Body.Sizes[0] != w.Sizes[0]))
                {
                    throw new ArgumentException($"conv2d: a bias of shape [{w.Sizes[0]}] is expected, found {bias.Body.Sizes}.");
                }

                if (stride.Rows < 1 || stride.Columns < 1 || dilation.Rows < 1 || dilation.Columns < 1 || padding.Rows < 0 || padding.Columns < 0)
                {
                    throw new ArgumentException($"conv2d: stride {stride} and dilation {dilation} must be at least 1 and padding {padding} at least 0.");
                }

                var shape = new ConvolutionShape(
                    (int)x.Sizes[0], (int)x.Sizes[1], (int)x.Sizes[2], (int)x.Sizes[3], (int)w.Sizes[0], (int)w.Sizes[2], (int)w.Sizes[3],
                    stride.Rows, stride.Columns, padding.Rows, padding.Columns, dilation.Rows, dilation.Columns, (int)groups);
                if (shape.OutHeight < 1 || shape.OutWidth < 1)
                {
                    throw new ArgumentException($"conv2d: weights of shape {w.Sizes} do not fit images of shape {x.Sizes} with padding {padding} and dilation {dilation}.");
                }

                if (following.Pooled && !Convolution.Pools(shape))
                {
                    using Tensor whole = Windows.Unbatch(Images.Convolve(x, w, bias?.Body, shape, following with { Pooled = false }), input.Body);
                    return max_pool2d(whole, 2);
                }

                return Windows.Unbatch(Images.Convolve(x, w, bias?.Body, shape, following), input.Body);
            }
        }
    }
}
