namespace Mnist.MLNet.Data;

/// <summary>
/// A 20×20 field, the size to which MNIST's makers scaled their digits, on which a round pen with soft edges draws.
/// A pixel's coverage follows from the distance of its centre to the stroke.
/// </summary>
internal sealed class PenCanvas
{
    /// <summary>Pixels a side.</summary>
    public const int Side = 20;

    private readonly double[] _cover = new double[Side * Side];

    /// <summary>Coverage, row by row: 0 to 1 once <see cref="Fray"/> has been called, and above 1 inside a stroke before.</summary>
    public ReadOnlySpan<double> Cover => _cover;

    /// <summary>Wipes the field and draws a path on it.</summary>
    /// <param name="path">The pen's way, in pixels.</param>
    /// <param name="radius">The pen's radius in pixels, where coverage is a half; the path's own radii multiply it.</param>
    /// <param name="softness">Width in pixels of the ramp from no to full coverage.</param>
    public void Draw(StrokePath path, double radius, double softness)
    {
        Array.Clear(_cover);
        for (int point = 1; point < path.Count; point++)
        {
            if (!path.IsStart[point])
            {
                DrawSegment(path, point, radius, softness);
            }
        }
    }

    /// <summary>Frays the edges, as scanning in black and white does, and limits coverage to 1.</summary>
    /// <param name="random">The image's generator.</param>
    /// <param name="deviation">Standard deviation of the change of coverage at the edges.</param>
    public void Fray(ref DrawingRandom random, double deviation)
    {
        for (int pixel = 0; pixel < _cover.Length; pixel++)
        {
            if (_cover[pixel] > 0)
            {
                _cover[pixel] = Math.Clamp(_cover[pixel] + random.NextBell(deviation), 0, 1);
            }
        }
    }

    private void DrawSegment(StrokePath path, int end, double radius, double softness)
    {
        double startX = path.X[end - 1];
        double startY = path.Y[end - 1];
        double alongX = path.X[end] - startX;
        double alongY = path.Y[end] - startY;
        double startRadius = (path.Radius[end - 1] * radius) + (softness / 2);
        double endRadius = (path.Radius[end] * radius) + (softness / 2);
        double reach = Math.Max(startRadius, endRadius);
        double scale = 1 / ((alongX * alongX) + (alongY * alongY) + 1e-12);

        int firstColumn = FirstPixel(Math.Min(startX, startX + alongX) - reach);
        int lastColumn = LastPixel(Math.Max(startX, startX + alongX) + reach);
        int firstRow = FirstPixel(Math.Min(startY, startY + alongY) - reach);
        int lastRow = LastPixel(Math.Max(startY, startY + alongY) + reach);
        for (int row = firstRow; row <= lastRow; row++)
        {
            double offsetY = row + 0.5 - startY;
            for (int column = firstColumn; column <= lastColumn; column++)
            {
                double offsetX = column + 0.5 - startX;
                double t = Math.Clamp(((offsetX * alongX) + (offsetY * alongY)) * scale, 0, 1);
                double awayX = offsetX - (t * alongX);
                double awayY = offsetY - (t * alongY);
                double square = (awayX * awayX) + (awayY * awayY);
                if (square < reach * reach)
                {
                    double cover = (startRadius + ((endRadius - startRadius) * t) - Math.Sqrt(square)) / softness;
                    int pixel = (row * Side) + column;
                    _cover[pixel] = Math.Max(_cover[pixel], cover);
                }
            }
        }
    }

    private static int FirstPixel(double edge)
    {
        return (int)Math.Clamp(edge - 0.5, 0, Side - 1);
    }

    private static int LastPixel(double edge)
    {
        return (int)Math.Clamp(edge, 0, Side - 1);
    }
}
