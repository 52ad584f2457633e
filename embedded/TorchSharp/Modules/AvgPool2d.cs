using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The mean of each window of images [N, C, H, W].</summary>
public sealed class AvgPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal AvgPool2d(long[] kernelSize, long[]? stride, long[]? padding, bool ceilMode, bool countIncludePad, long? divisorOverride)
        : base(nameof(AvgPool2d))
    {
        kernel_size = kernelSize;
        this.stride = stride;
        this.padding = padding;
        ceil_mode = ceilMode;
        count_include_pad = countIncludePad;
        divisor_override = divisorOverride;
    }

    /// <summary>Rows and columns of the window.</summary>
    public long[] kernel_size { get; set; }

    /// <summary>Rows and columns from one window to the next; the window's where null.</summary>
    public long[]? stride { get; set; }

    /// <summary>Rows and columns of zeros around the image; none where null.</summary>
    public long[]? padding { get; set; }

    /// <summary>Whether windows that reach beyond the border count.</summary>
    public bool ceil_mode { get; set; }

    /// <summary>Whether the zeros around the image count in the mean.</summary>
    public bool count_include_pad { get; set; }

    /// <summary>What the sums are divided by instead of the number of pixels.</summary>
    public long? divisor_override { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.avg_pool2d(input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);
}
