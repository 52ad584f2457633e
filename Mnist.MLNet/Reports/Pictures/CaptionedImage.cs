namespace Mnist.MLNet.Reports.Pictures;

/// <summary>An image of a grid.</summary>
/// <param name="Pixels">The pixels, 0 black to 255 white, row after row.</param>
/// <param name="Caption">The text above it, such as the predicted class.</param>
/// <param name="IsWrong">Whether to mark it as a mistake.</param>
public sealed record CaptionedImage(byte[] Pixels, string Caption, bool IsWrong = false)
{
    /// <summary>What else is to be said of it, below it on a page: such as the probability; null for nothing.</summary>
    public string? Note { get; init; }
}
