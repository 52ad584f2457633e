namespace Mnist.MLNet.Reports.Charts;

/// <summary>The rectangle between two axes.</summary>
internal sealed record PlotArea(double Left, double Top, double Width, double Height, Scale X, Scale Y)
{
    /// <summary>The right edge.</summary>
    public double Right => Left + Width;

    /// <summary>The bottom edge.</summary>
    public double Bottom => Top + Height;

    /// <summary>The rectangle as SVG's <c>viewBox</c> has it.</summary>
    public string Box => string.Join(' ', new[] { Left, Top, Width, Height }.Select(SvgWriter.Number));

    /// <summary>The rectangle with a margin on all sides.</summary>
    public PlotArea WithMargin(double margin) =>
        this with { Left = Left - margin, Top = Top - margin, Width = Width + (2 * margin), Height = Height + (2 * margin) };

    /// <summary>Where a pair of values is, in pixels.</summary>
    public (double X, double Y) Place(double x, double y) => (Left + (X.Place(x) * Width), Bottom - (Y.Place(y) * Height));

    /// <summary>Whether a pair of values lies between the axes' ends.</summary>
    public bool Contains(double x, double y) => IsWithin(X.Place(x)) && IsWithin(Y.Place(y));

    private static bool IsWithin(double place) => place is >= -1e-9 and <= 1 + 1e-9;
}
