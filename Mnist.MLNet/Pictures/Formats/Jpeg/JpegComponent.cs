namespace Mnist.MLNet.Pictures.Formats.Jpeg;

/// <summary>One of a picture's components: brightness, or a colour difference at perhaps half the resolution.</summary>
internal sealed class JpegComponent(int id, int horizontal, int vertical, int quantizationTable)
{
    private short[] _coefficients = [];

    public int Id => id;

    /// <summary>Blocks side by side in a unit of the picture.</summary>
    public int Horizontal => horizontal;

    /// <summary>Blocks above each other in a unit of the picture.</summary>
    public int Vertical => vertical;

    /// <summary>The number of its quantisation table.</summary>
    public int QuantizationTable => quantizationTable;

    /// <summary>What its coefficients were divided by, row by row.</summary>
    public ushort[]? Quantization { get; set; }

    /// <summary>Samples in a row.</summary>
    public int Width { get; private set; }

    /// <summary>Rows of samples.</summary>
    public int Height { get; private set; }

    /// <summary>Blocks in a row, up to the end of the last unit.</summary>
    public int BlockColumns { get; private set; }

    /// <summary>Rows of blocks, up to the end of the last unit.</summary>
    public int BlockRows { get; private set; }

    public void Allocate(JpegFrame frame)
    {
        Width = DivideUp(frame.Width * horizontal, frame.Horizontal);
        Height = DivideUp(frame.Height * vertical, frame.Vertical);
        BlockColumns = frame.UnitColumns * horizontal;
        BlockRows = frame.UnitRows * vertical;
        _coefficients = new short[64L * BlockColumns * BlockRows];
    }

    /// <summary>The coefficients of a block, row by row.</summary>
    public Span<short> Block(int row, int column) => _coefficients.AsSpan(64 * ((row * BlockColumns) + column), 64);

    /// <summary>Turns the coefficients into samples, a row of <see cref="BlockColumns"/> × 8 after the other; the coefficients are gone then.</summary>
    public byte[] TakeSamples()
    {
        var quantization = Quantization ?? throw new InvalidDataException($"it lacks quantisation table {quantizationTable}");
        int stride = 8 * BlockColumns;
        byte[] samples = new byte[_coefficients.Length];
        for (int row = 0; row < BlockRows; row++)
        {
            for (int column = 0; column < BlockColumns; column++)
            {
                InverseCosineTransform.Apply(Block(row, column), quantization, samples.AsSpan((8 * row * stride) + (8 * column)), stride);
            }
        }

        _coefficients = [];
        return samples;
    }

    private static int DivideUp(int value, int divisor) => (int)(((long)value + divisor - 1) / divisor);
}
