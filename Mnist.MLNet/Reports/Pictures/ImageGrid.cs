namespace Mnist.MLNet.Reports.Pictures;

/// <summary>Images of one size with captions, four a row.</summary>
/// <param name="Title">What they show.</param>
/// <param name="Rows">The height of an image in pixels.</param>
/// <param name="Columns">The width of an image in pixels.</param>
/// <param name="Images">The images, left to right, then top to bottom.</param>
public sealed record ImageGrid(string Title, int Rows, int Columns, IReadOnlyList<CaptionedImage> Images)
{
    private const int ImagesPerRow = 4;
    private const int Scale = 3;
    private const int TextScale = 2;
    private const int Gap = 12;
    private const int FrameThickness = 3;
    private const int CaptionHeight = (BitmapFont.Height * TextScale) + 8;

    /// <summary>Draws the grid: each image three times its size, its caption above it, mistakes in a frame.</summary>
    /// <returns>A PNG file's bytes.</returns>
    public byte[] ToPng()
    {
        int cellWidth = (Columns * Scale) + (2 * FrameThickness) + Gap;
        int cellHeight = CaptionHeight + (Rows * Scale) + (2 * FrameThickness) + Gap;
        int gridRows = (Images.Count + ImagesPerRow - 1) / ImagesPerRow;
        var canvas = new PixelCanvas((ImagesPerRow * cellWidth) + Gap, (gridRows * cellHeight) + Gap, Rgb.White);
        for (int i = 0; i < Images.Count; i++)
        {
            Draw(canvas, Images[i], Gap + (i % ImagesPerRow * cellWidth), Gap + (i / ImagesPerRow * cellHeight));
        }

        return canvas.ToPng();
    }

    private void Draw(PixelCanvas canvas, CaptionedImage image, int left, int top)
    {
        int width = (Columns * Scale) + (2 * FrameThickness);
        int height = (Rows * Scale) + (2 * FrameThickness);
        BitmapFont.Draw(canvas, left + ((width - BitmapFont.WidthOf(image.Caption, TextScale)) / 2), top, image.Caption, TextScale, image.IsWrong ? Rgb.Alarm : Rgb.Ink);
        if (image.IsWrong)
        {
            canvas.Frame(left, top + CaptionHeight, width, height, FrameThickness, Rgb.Alarm);
        }

        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                canvas.Fill(
                    left + FrameThickness + (column * Scale),
                    top + CaptionHeight + FrameThickness + (row * Scale),
                    Scale,
                    Scale,
                    Rgb.Grey(image.Pixels[(row * Columns) + column]));
            }
        }
    }
}
