namespace Mnist.MLNet.Pictures;

/// <summary>What a network is shown of a picture.</summary>
/// <param name="Pixels">784 pixels, row after row, from 0 (paper) to 255 (ink).</param>
/// <param name="Left">The first column of the picture that it shows.</param>
/// <param name="Top">The first row of the picture that it shows.</param>
/// <param name="Width">The columns of the picture that it shows.</param>
/// <param name="Height">The rows of the picture that it shows.</param>
public sealed record PreparedDigit(IReadOnlyList<byte> Pixels, int Left, int Top, int Width, int Height)
{
    /// <summary>Whether nothing is written there: all pixels are paper.</summary>
    public bool IsBlank => Pixels.All(pixel => pixel == 0);
}
