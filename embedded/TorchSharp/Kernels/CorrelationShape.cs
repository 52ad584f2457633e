namespace TorchSharp.Kernels;

/// <summary>
/// What a convolution's forward pass and the gradient of its input have in common: every output pixel is a sum over a window of a source
/// that is padded, and whose pixels are spread apart by zeros when the convolution had strides.
/// </summary>
internal readonly unsafe struct CorrelationShape
{
    private CorrelationShape(in ConvolutionShape s)
    {
        Batch = s.Batch;
        Groups = s.Groups;
        KernelHeight = s.KernelHeight;
        KernelWidth = s.KernelWidth;
        DilationHeight = s.DilationHeight;
        DilationWidth = s.DilationWidth;
    }

    public int Batch { get; private init; }

    public int Groups { get; private init; }

    /// <summary>Channels of the source in a group.</summary>
    public int Inputs { get; private init; }

    /// <summary>Channels of the target in a group.</summary>
    public int Outputs { get; private init; }

    public int SourceHeight { get; private init; }

    public int SourceWidth { get; private init; }

    public int TargetHeight { get; private init; }

    public int TargetWidth { get; private init; }

    public int KernelHeight { get; private init; }

    public int KernelWidth { get; private init; }

    public int StrideHeight { get; private init; }

    public int StrideWidth { get; private init; }

    public int DilationHeight { get; private init; }

    public int DilationWidth { get; private init; }

    public int PadHeight { get; private init; }

    public int PadWidth { get; private init; }

    public int SpreadHeight { get; private init; }

    public int SpreadWidth { get; private init; }

    /// <summary>Whether the weights are those of the forward pass, turned by half a circle and with inputs and outputs exchanged.</summary>
    public bool Reversed { get; private init; }

    /// <summary>Terms in the sum of one output.</summary>
    public int Terms => Inputs * KernelHeight * KernelWidth;

    /// <summary>Multiplications and additions of one image.</summary>
    public double Work => 2.0 * Groups * Outputs * Terms * TargetHeight * TargetWidth;

    public static CorrelationShape Forward(in ConvolutionShape s) => new(s)
    {
        Inputs = s.InChannels / s.Groups,
        Outputs = s.OutChannels / s.Groups,
        SourceHeight = s.Height,
        SourceWidth = s.Width,
        TargetHeight = s.OutHeight,
        TargetWidth = s.OutWidth,
        StrideHeight = s.StrideHeight,
        StrideWidth = s.StrideWidth,
        PadHeight = s.PadHeight,
        PadWidth = s.PadWidth,
        SpreadHeight = 1,
        SpreadWidth = 1,
    };

    public static CorrelationShape BackwardInput(in ConvolutionShape s) => new(s)
    {
        Inputs = s.OutChannels / s.Groups,
        Outputs = s.InChannels / s.Groups,
        SourceHeight = s.OutHeight,
        SourceWidth = s.OutWidth,
        TargetHeight = s.Height,
        TargetWidth = s.Width,
        StrideHeight = 1,
        StrideWidth = 1,
        PadHeight = (s.DilationHeight * (s.KernelHeight - 1)) - s.PadHeight,
        PadWidth = (s.DilationWidth * (s.KernelWidth - 1)) - s.PadWidth,
        SpreadHeight = s.StrideHeight,
        SpreadWidth = s.StrideWidth,
        Reversed = true,
    };

    /// <summary>The packing of a band that holds what so many rows of the target need.</summary>
    public PackedImage Packing(int targetRows) => new(
        Inputs, SourceHeight, SourceWidth, SpreadHeight, SpreadWidth, PadHeight, PadWidth, StrideWidth, TargetWidth,
        (KernelWidth - 1) * DilationWidth, BandRows(targetRows));

    /// <summary>Rows of the padded source that so many rows of the target need.</summary>
    public int BandRows(int targetRows) => ((targetRows - 1) * StrideHeight) + ((KernelHeight - 1) * DilationHeight) + 1;

    /// <summary>Lists the terms of the sum in the order of <see cref="PackedWeights"/>; neighbours in memory become one run.</summary>
    /// <returns>How many runs; at most one for each input block, kernel row and kernel column.</returns>
    public int ListRuns(in PackedImage packing, nint rowPitch, TileRun* runs)
    {
        int count = 0;
        for (int block = 0; block < packing.Blocks; block++)
        {
            int channels = packing.ChannelsOf(block);
            for (int ky = 0; ky < KernelHeight; ky++)
            {
                nint row = (block * packing.BlockPitch) + (ky * DilationHeight * rowPitch);
                for (int kx = 0; kx < KernelWidth; kx++)
                {
                    nint offset = row + packing.ColumnOffset(kx * DilationWidth);
                    if (kx > 0 && runs[count - 1].Offset + runs[count - 1].Length == offset)
                    {
                        runs[count - 1] = runs[count - 1] with { Length = runs[count - 1].Length + channels };
                    }
                    else
                    {
                        runs[count++] = new TileRun(offset, channels);
                    }
                }
            }
        }

        return count;
    }
}
