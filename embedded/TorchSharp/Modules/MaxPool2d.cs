using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The largest value of each window of images [N, C, H, W].</summary>
public sealed class MaxPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal MaxPool2d(long[] kernelSize, long[]? stride, long[]? padding, long[]? dilation, bool ceilMode)
        : base(nameof(MaxPool2d))
    {
        kernel_size = kernelSize;
        this.stride = stride;
        this.padding = padding;
        this.dilation = dilation;
        ceil_mode = ceilMode;
    }

    /// <summary>Rows and columns of the window.</summary>
    public long[] kernel_size { get; set; }

    /// <summary>Rows and columns from one window to the next; the window's where null.</summary>
    public long[]? stride { get; set; }

    /// <summary>Rows and columns around the image that never are the largest; none where null.</summary>
    public long[]? padding { get; set; }

    /// <summary>Rows and columns between the places of a window; 1 where null.</summary>
    public long[]? dilation { get; set; }

    /// <summary>Whether windows that reach beyond the border count.</summary>
    public bool ceil_mode { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode);

    /// <summary>The largest values and where they stood in their images.</summary>
    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input)
        => nn.functional.max_pool2d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
}
