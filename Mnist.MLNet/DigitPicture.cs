namespace Mnist.MLNet;

/// <summary>One picture file for a prediction engine whose pipeline begins with <c>PreparePicture</c>.</summary>
public sealed class DigitPicture
{
    /// <summary>The path of a PNG, JPEG, BMP, PBM, PGM or PPM file.</summary>
    public string Picture { get; set; } = "";
}
