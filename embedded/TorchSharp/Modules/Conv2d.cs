using TorchSharp.Engine;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Two-dimensional convolution: [N, in, H, W] gives [N, out, H′, W′].</summary>
public sealed class Conv2d : Convolution
{
    internal Conv2d(
        long inChannels, long outChannels, (long, long) kernel, (long, long) stride, (long, long) padding, Padding? paddingType, (long, long) dilation,
        PaddingModes paddingMode, long groups, bool bias, Device? device, ScalarType? dtype)
        : base(
            nameof(Conv2d), inChannels, outChannels, [kernel.Item1, kernel.Item2], [stride.Item1, stride.Item2], [padding.Item1, padding.Item2], paddingType,
            [dilation.Item1, dilation.Item2], false, [0, 0], groups, bias, paddingMode, device, dtype)
    {
        if (paddingType is { } named)
        {
            if (named == Padding.Same && stride != (1, 1))
            {
                throw new ArgumentException($"Conv2d: padding Same keeps the size only with stride 1, found {stride}.");
            }

            SetPadding(named);
        }
    }

    /// <summary>Whether what follows can be done in the same pass.</summary>
    internal bool TakesFollowing => groups == 1 && padding_type != Padding.Same && !HasHooks;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Forward(input, default);

    internal Tensor Forward(Tensor input, in Following following)
    {
        if (!ValidateShape(input, 2))
        {
            throw new ArgumentException($"Conv2d: images of shape [N, {in_channels}, H, W] or [{in_channels}, H, W] are expected, found {input.Body.Sizes}.");
        }

        if (padding_type == Padding.Same && kernel_size.Where((size, i) => dilation[i] * (size - 1) % 2 != 0).Any())
        {
            return nn.functional.conv2d_padding(input, _weight, _bias, stride, Padding.Same, dilation, groups);
        }

        return nn.functional.Convolve(
            input, _weight, _bias, Windows.Pair(stride, 1, "conv2d", "stride"), Windows.Pair(padding, 0, "conv2d", "padding"), Windows.Pair(dilation, 1, "conv2d", "dilation"), groups, following);
    }
}
