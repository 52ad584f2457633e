namespace Mnist.MLNet.Pictures.Preparation;

/// <summary>Brings ink into the form of MNIST's images.</summary>
internal static class DigitField
{
    // strokes are thickened at a resolution at which a pixel is little
    private const int Fineness = 4;

    /// <summary>The width to which thinner strokes are brought, in pixels of the box: that of a thin pen in MNIST.</summary>
    private const double LeastStroke = 2.2;

    /// <summary>Draws the ink of an area into an image of 28×28 pixels.</summary>
    public static byte[] Draw(Plane ink, InkArea area, PictureOptions options)
    {
        double longest = Math.Max(area.Width, area.Height);
        double spread = options.ThickenStrokes ? Spread(ink, area, options.BoxSide) : 0;
        var box = spread > 0 ? DrawThick(ink, area, options.BoxSide, spread) : Scale(ink, area, options.BoxSide, longest / options.BoxSide);
        return Place(box, options);
    }

    // How far strokes must grow to each side, in pixels of the box.
    private static double Spread(Plane ink, InkArea area, int boxSide)
    {
        double scale = Math.Max(area.Width, area.Height) / (double)boxSide;
        return Math.Max(0, (LeastStroke - (Strokes.Width(Scale(ink, area, boxSide * Fineness, scale / Fineness)) / Fineness)) / 2);
    }

    private static Plane DrawThick(Plane ink, InkArea area, int boxSide, double spread)
    {
        // the ink is made smaller by what it grows afterwards
        double scale = Math.Max(area.Width, area.Height) / (boxSide - (2 * spread));
        var fine = Scale(ink, area, boxSide * Fineness, scale / Fineness);
        var thick = Strokes.Thicken(fine, spread * Fineness);
        return AreaAveraging.Scale(thick, 0, 0, Fineness, boxSide, boxSide);
    }

    // The area in the middle of a square.
    private static Plane Scale(Plane ink, InkArea area, int side, double scale) => AreaAveraging.Scale(
        ink, area.Left + ((area.Width - (side * scale)) / 2), area.Top + ((area.Height - (side * scale)) / 2), scale, side, side);

    private static byte[] Place(Plane box, PictureOptions options)
    {
        int side = options.BoxSide;
        double middle = (PicturePreparation.Side - side) / 2.0;
        double left = middle;
        double top = middle;
        if (options.CenterByMass && box.Values.Sum() is var mass and > 0)
        {
            double massX = 0;
            double massY = 0;
            for (int i = 0; i < box.Values.Length; i++)
            {
                massX += box.Values[i] * (i % side);
                massY += box.Values[i] * (i / side);
            }

            left = ((PicturePreparation.Side - 1) / 2.0) - (massX / mass);
            top = ((PicturePreparation.Side - 1) / 2.0) - (massY / mass);
        }

        int column = (int)Math.Clamp(Math.Floor(left + 0.5), 0, PicturePreparation.Side - side);
        int row = (int)Math.Clamp(Math.Floor(top + 0.5), 0, PicturePreparation.Side - side);
        float full = options.CleanPaper && box.Values.Max() is var most and > 0 ? 255 / most : 255;
        byte[] pixels = new byte[PicturePreparation.PixelCount];
        for (int i = 0; i < box.Values.Length; i++)
        {
            pixels[((row + (i / side)) * PicturePreparation.Side) + column + (i % side)] = (byte)((box.Values[i] * full) + 0.5f);
        }

        return pixels;
    }
}
