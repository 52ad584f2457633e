namespace Mnist.MLNet.Pictures.Formats.Bmp;

/// <summary>Turns the bytes of a row into colours.</summary>
internal interface IBmpPixels
{
    /// <summary>The colour of a pixel: red, green, blue, opacity, from the highest byte to the lowest.</summary>
    uint Rgba(ReadOnlySpan<byte> row, int x);
}
