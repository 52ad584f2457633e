namespace TorchSharp.Kernels;

/// <summary>The sizes of a two-dimensional pooling, as torch defines them.</summary>
internal readonly record struct PoolingShape(
    int Batch,
    int Channels,
    int Height,
    int Width,
    int KernelHeight,
    int KernelWidth,
    int StrideHeight,
    int StrideWidth,
    int PadHeight,
    int PadWidth,
    int DilationHeight,
    int DilationWidth,
    bool CeilMode)
{
    /// <summary>Rows of the output.</summary>
    public int OutHeight => WindowCount(Height, KernelHeight, StrideHeight, PadHeight, DilationHeight);

    /// <summary>Columns of the output.</summary>
    public int OutWidth => WindowCount(Width, KernelWidth, StrideWidth, PadWidth, DilationWidth);

    private int WindowCount(int size, int kernel, int stride, int pad, int dilation)
    {
        int room = size + (2 * pad) - (dilation * (kernel - 1)) - 1;
        if (room < 0 && !(CeilMode && room + stride > 0))
        {
            return 0;
        }

        int count = ((room + (CeilMode ? stride - 1 : 0)) / stride) + 1;

        // A window that would start in the right-hand padding is left out.
        return CeilMode && (count - 1) * stride >= size + pad ? count - 1 : count;
    }
}
