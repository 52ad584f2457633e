using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Means over windows so laid that images [N, C, H, W] come out at a given size.</summary>
public sealed class AdaptiveAvgPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal AdaptiveAvgPool2d(long[] outputSize)
        : base(nameof(AdaptiveAvgPool2d))
        => output_size = outputSize;

    /// <summary>Rows and columns of the output.</summary>
    public long[] output_size { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.adaptive_avg_pool2d(input, output_size);
}
