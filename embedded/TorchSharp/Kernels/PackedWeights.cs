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

    /// <summary>Fills the panels from weights [outputs, inputs, kernel], their strides given; <paramref name="reversed"/> turns the kernel by half a circle.</summary>
    public void Pack(float* w, nint outputStride, nint inputStride, bool reversed, float* target)
    {
        if (PaddedOutputs != outputs)
        {
            new Span<float>(target, Size).Clear();
        }

        for (int output = 0; output < outputs; output += PanelWidth(output))
        {
            int width = PanelWidth(output);
            int rows = Math.Min(outputs - output, width);
            for (int input = 0; input < inputs; input++)
            {
                float* to = target + Panel(output) + (FirstTerm(input) * width);
                nint step = (nint)TermStep(input) * width;
                if (reversed)
                {
                    to += (kernel - 1) * step;
                    step = -step;
                }

                Transposition.Run(rows, kernel, w + (output * outputStride) + (input * inputStride), outputStride, to, step);
            }
        }
    }

    /// <summary>The way back, for gradients: weights [outputs, inputs, kernel], contiguous, from panels.</summary>
    public void Unpack(float* source, float* w)
    {
        nint outputStride = (nint)inputs * kernel;
        for (int output = 0; output < outputs; output += PanelWidth(output))
        {
            int width = PanelWidth(output);
            int columns = Math.Min(outputs - output, width);
            for (int input = 0; input < inputs; input++)
            {
                float* from = source + Panel(output) + (FirstTerm(input) * width);
                Transposition.Run(kernel, columns, from, (nint)TermStep(input) * width, w + (output * outputStride) + (input * kernel), outputStride);
            }
        }
    }
}
