namespace TorchSharp.Kernels;

/// <summary>The sizes of a two-dimensional convolution, as torch.nn.Conv2d defines them (padding is zeros).</summary>
internal readonly record struct ConvolutionShape(
    int Batch,
    int InChannels,
    int Height,
    int Width,
    int OutChannels,
    int KernelHeight,
    int KernelWidth,
    int StrideHeight,
    int StrideWidth,
    int PadHeight,
    int PadWidth,
    int DilationHeight,
    int DilationWidth,
    int Groups)
{
    /// <summary>Rows of the output; may be zero or less when the kernel does not fit.</summary>
    public int OutHeight => WindowCount(Height, KernelHeight, StrideHeight, PadHeight, DilationHeight);

    /// <summary>Columns of the output; may be zero or less when the kernel does not fit.</summary>
    public int OutWidth => WindowCount(Width, KernelWidth, StrideWidth, PadWidth, DilationWidth);

    private static int WindowCount(int size, int kernel, int stride, int pad, int dilation)
    {
        int room = size + (2 * pad) - (dilation * (kernel - 1)) - 1;
        return room < 0 ? 0 : (room / stride) + 1;
    }
}
