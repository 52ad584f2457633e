namespace TorchSharp.Kernels;

/// <summary>
/// Weights in the order in which the inner loop reads them: panels of 16 or 32 outputs; in a panel one row of outputs a term; terms by block of
/// input channels, kernel row, kernel column, channel. Outputs are filled up with zeros to a multiple of 16.
/// </summary>
internal readonly unsafe struct PackedWeights(int outputs, int inputs, int kernel, bool blocked)
{
    /// <summary>Outputs rounded up to whole vectors.</summary>
    public int PaddedOutputs { get; } = (outputs + 15) / 16 * 16;

    /// <summary>Floats in all.</summary>
    public int Size => PaddedOutputs * inputs * kernel;

    /// <summary>Where the panel that starts at an output is.</summary>
    public nint Panel(int output) => (nint)output * inputs * kernel;

    /// <summary>Outputs in the panel that starts at an output.</summary>
    public int PanelWidth(int output) => Math.Min(PaddedOutputs - output, 16 * TileKernels.MaxVectors);

    /// <summary>Which row of its panel the first kernel element of an input is; the others follow <see cref="TermStep"/> rows apart.</summary>
    public nint FirstTerm(int input) => blocked ? ((nint)(input / 16) * 16 * kernel) + (input % 16) : (nint)input * kernel;

    /// <summary>Rows from one kernel element to the next.</summary>
    public int TermStep(int input) => blocked ? Math.Min(inputs - (input / 16 * 16), 16) : 1;

    /// <summary>How many pieces there are: a panel's rows of up to 16 inputs each, neighbours in memory. Threads share them.</summary>
    public int Pieces => PanelCount * ((inputs + 15) / 16);

    private int PanelCount => (PaddedOutputs + (16 * TileKernels.MaxVectors) - 1) / (16 * TileKernels.MaxVectors);

    /// <summary>Which outputs and inputs a piece has, and where it starts.</summary>
    public PackedPiece Piece(int piece)
    {
        int output = piece % PanelCount * 16 * TileKernels.MaxVectors;
        int input = piece / PanelCount * 16;
        int width = PanelWidth(output);
        int count = Math.Min(inputs - input, 16);
        return new PackedPiece(output, Math.Min(outputs - output, width), width, input, count, Panel(output) + (FirstTerm(input) * width), count * kernel * width);
    }

    /// <summary>Fills a piece from weights [outputs, inputs, kernel], their strides given; <paramref name="reversed"/> turns the kernel by half a circle.</summary>
    public void Pack(in PackedPiece piece, float* w, nint outputStride, nint inputStride, bool reversed, float* target)
    {
        if (piece.Outputs != piece.Width)
        {
            new Span<float>(target + piece.Start, piece.Length).Clear();
        }

        for (int input = piece.FirstInput; input < piece.FirstInput + piece.Inputs; input++)
        {
            float* to = target + Panel(piece.FirstOutput) + (FirstTerm(input) * piece.Width);
            nint step = (nint)TermStep(input) * piece.Width;
            if (reversed)
            {
                to += (kernel - 1) * step;
                step = -step;
            }

            Transposition.Run(piece.Outputs, kernel, w + (piece.FirstOutput * outputStride) + (input * inputStride), outputStride, to, step);
        }
    }

    /// <summary>The way back, for gradients: a piece of the weights [outputs, inputs, kernel], contiguous, from its panel.</summary>
    public void Unpack(in PackedPiece piece, float* source, float* w)
    {
        nint outputStride = (nint)inputs * kernel;
        for (int input = piece.FirstInput; input < piece.FirstInput + piece.Inputs; input++)
        {
            float* from = source + Panel(piece.FirstOutput) + (FirstTerm(input) * piece.Width);
            Transposition.Run(
                kernel, piece.Outputs, from, (nint)TermStep(input) * piece.Width, w + (piece.FirstOutput * outputStride) + (input * kernel), outputStride);
        }
    }
}
