namespace Mnist.MLNet.Reports.Charts;

/// <summary>The rectangle between two axes.</summary>
internal sealed record PlotArea(double Left, double Top, double Width, double Height, Scale X, Scale Y)
{
    /// <summary>The right edge.</summary>
    public double Right => Left + Width;

    /// <summary>The bottom edge.</summary>
    public double Bottom => Top + Height;

    /// <summary>Where a pair of values is, in pixels; values beyond the axes lie on their ends.</summary>
    public (double X, double Y) Place(double x, double y) =>
        (Left + (Math.Clamp(X.Place(x), 0, 1) * Width), Bottom - (Math.Clamp(Y.Place(y), 0, 1) * Height));
}
