using Mnist.MLNet.Pictures.Preparation;

namespace Mnist.MLNet.Pictures;

/// <summary>
/// Makes images like MNIST's of pictures, as MNIST's makers did: bright ink on black, scaled into 20×20 pixels by averaging areas, the centre of mass
/// in the middle of 28×28.
/// </summary>
public static class PicturePreparation
{
    /// <summary>Pixels a side of the images that are made.</summary>
    public const int Side = 28;

    /// <summary>Pixels of the images that are made.</summary>
    public const int PixelCount = Side * Side;

    /// <summary>Prepares a picture of one digit.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="options">The steps; null for all of them.</param>
    /// <returns>The image; blank where nothing is written on the picture.</returns>
    public static PreparedDigit Prepare(Picture picture, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(picture);
        options ??= PictureOptions.Default;
        var grey = GreyPicture.Of(picture);
        var ink = Ink.Find(grey.Levels, options);
        var area = options.Crop ? InkArea.Around(ink) : InkArea.Whole(ink);
        return Prepare(picture, grey.Reduction, ink, area, options);
    }

    /// <summary>
    /// Prepares a picture of several digits. Where strokes touch, ink that is too wide for one digit is cut along the way that meets the least of it;
    /// digits that have grown together over a long way stay one.
    /// </summary>
    /// <param name="picture">The picture.</param>
    /// <param name="options">The steps; null for all of them. The picture is always cut.</param>
    /// <returns>The images, from left to right; none where nothing is written on the picture.</returns>
    public static IReadOnlyList<PreparedDigit> Segment(Picture picture, PictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(picture);
        options ??= PictureOptions.Default;
        var grey = GreyPicture.Of(picture);
        var ink = Ink.Find(grey.Levels, options);
        return [.. Segmentation.Split(ink).Select(part => Prepare(picture, grey.Reduction, part.Ink, part.Area, options))];
    }

    private static PreparedDigit Prepare(Picture picture, int reduction, Plane ink, InkArea area, PictureOptions options)
    {
        int left = area.Left * reduction;
        int top = area.Top * reduction;
        return new PreparedDigit(
            DigitField.Draw(ink, area, options),
            left,
            top,
            Math.Min(area.Width * reduction, picture.Width - left),
            Math.Min(area.Height * reduction, picture.Height - top));
    }
}
