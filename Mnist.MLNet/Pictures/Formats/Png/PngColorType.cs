namespace Mnist.MLNet.Pictures.Formats.Png;

/// <summary>What the samples of a PNG pixel are; the numbers are the format's.</summary>
internal enum PngColorType
{
    /// <summary>One sample of grey.</summary>
    Grey = 0,

    /// <summary>Red, green, blue.</summary>
    Rgb = 2,

    /// <summary>A number in the palette.</summary>
    Palette = 3,

    /// <summary>Grey and opacity.</summary>
    GreyAlpha = 4,

    /// <summary>Red, green, blue and opacity.</summary>
    Rgba = 6,
}
