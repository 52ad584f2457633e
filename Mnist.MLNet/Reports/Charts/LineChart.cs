using System.Globalization;
using System.Text;

namespace Mnist.MLNet.Reports.Charts;

/// <summary>Lines and points over two axes.</summary>
public sealed record LineChart : Chart
{
    /// <summary>The number of colours and markers; series beyond it begin again.</summary>
    public const int Colors = 8;

    private const double PlotHeight = 200;
    private const double Gap = 8;
    // Half a line that runs along an axis lies beyond it.
    private const double LineMargin = 2;
    private const double MarkerRadius = 3.5;

    // With more points than this, markers would hide the line.
    private const int MostMarkers = 60;

    /// <summary>The horizontal axis.</summary>
    public required Axis X { get; init; }

    /// <summary>The vertical axis.</summary>
    public required Axis Y { get; init; }

    /// <summary>The series, in the order of the legend.</summary>
    public required IReadOnlyList<Series> Series { get; init; }

    private protected override double Draw(SvgWriter svg, double top)
    {
        var x = X.Fit(Series.SelectMany(series => series.Points).Select(point => point.X));
        var y = Y.Fit(Series.SelectMany(series => series.Points).SelectMany(point => new[] { point.Y - point.Spread, point.Y, point.Y + point.Spread }));
        double plotTop = DrawLegend(svg, top) + (1.5 * LineHeight);
        double left = y.Ticks.Max(tick => WidthOf(tick.Text)) + Gap;
        var area = new PlotArea(left, plotTop, Width - Gap - left, PlotHeight, x, y);
        DrawAxes(svg, area);
        for (int i = 0; i < Series.Count; i++)
        {
            DrawSeries(svg, area, Series[i], i);
        }

        return area.Bottom + (2 * LineHeight) + 4;
    }

    private double DrawLegend(SvgWriter svg, double top)
    {
        if (Series.Count < 2)
        {
            return top;
        }

        double x = 0;
        double y = top + 10;
        for (int i = 0; i < Series.Count; i++)
        {
            double width = 26 + WidthOf(Series[i].Name) + 12;
            if (x > 0 && x + width > Width)
            {
                x = 0;
                y += LineHeight;
            }

            svg.Open("g", ("class", ClassOf(i)));
            if (Series[i].Style != SeriesStyle.Points)
            {
                svg.Empty("line", ("class", "line"), ("x1", x + 1), ("y1", y - 4), ("x2", x + 19), ("y2", y - 4), ("stroke-dasharray", Dashes(Series[i])));
            }

            if (HasMarkers(Series[i]))
            {
                DrawMarker(svg, i, x + 10, y - 4);
            }

            svg.Close().Label(x + 26, y, Series[i].Name);
            x += width;
        }

        return y + 4;
    }

    private void DrawAxes(SvgWriter svg, PlotArea area)
    {
        svg.Label(0, area.Top - 12, Y.Label);
        foreach (var tick in area.Y.Ticks)
        {
            double y = area.Bottom - (tick.Place * area.Height);
            svg.Line(area.Left, y, area.Right, y, "grid");
            svg.Label(area.Left - Gap, y + 4, tick.Text, anchor: "end");
        }

        svg.Line(area.Left, area.Bottom, area.Right, area.Bottom, "axis");
        foreach (var tick in area.X.Ticks)
        {
            double x = area.Left + (tick.Place * area.Width);
            svg.Line(x, area.Bottom, x, area.Bottom + 4, "axis");

            // the last number must not leave the picture
            double half = WidthOf(tick.Text) / 2;
            svg.Label(Math.Min(x, Width - half), area.Bottom + LineHeight, tick.Text, anchor: "middle");
        }

        svg.Label((area.Left + area.Right) / 2, area.Bottom + (2 * LineHeight), X.Label, anchor: "middle");
    }

    private void DrawSeries(SvgWriter svg, PlotArea area, Series series, int index)
    {
        svg.Open("g", ("class", ClassOf(index)));
        if (series.Style != SeriesStyle.Points)
        {
            // a picture in the picture cuts off what lies beyond the axes
            var box = area.WithMargin(LineMargin);
            svg.Open("svg", ("x", box.Left), ("y", box.Top), ("width", box.Width), ("height", box.Height), ("viewBox", box.Box))
                .Empty("path", ("class", "line"), ("d", PathOf(area, series)), ("stroke-dasharray", Dashes(series)))
                .Close();
        }

        foreach (var point in series.Points.Where(point => Shows(point) && area.Contains(point.X, point.Y)))
        {
            var (px, py) = area.Place(point.X, point.Y);
            if (point.Spread > 0)
            {
                double low = area.Place(point.X, Math.Max(point.Y - point.Spread, area.Y.Minimum)).Y;
                double high = area.Place(point.X, Math.Min(point.Y + point.Spread, area.Y.Maximum)).Y;
                svg.Line(px, low, px, high, "spread");
            }

            if (HasMarkers(series))
            {
                svg.Open("g").Text("title", string.Create(CultureInfo.InvariantCulture, $"{series.Name}: {X.Label} {ShownNumber.Of(point.X, "G6")}, {Y.Label} {ShownNumber.Of(point.Y, "G5")}"));
                DrawMarker(svg, index, px, py);
                svg.Close();
            }
        }

        svg.Close();
    }

    private string PathOf(PlotArea area, Series series)
    {
        var path = new StringBuilder();
        bool broken = true;
        foreach (var point in series.Points)
        {
            if (!Shows(point))
            {
                broken = true;
                continue;
            }

            var (px, py) = area.Place(point.X, point.Y);
            path.Append(broken ? 'M' : 'L').Append(SvgWriter.Number(px)).Append(' ').Append(SvgWriter.Number(py));
            broken = false;
        }

        return path.ToString();
    }

    private bool Shows(ChartPoint point) => X.Shows(point.X) && Y.Shows(point.Y);

    private static bool HasMarkers(Series series) => series.Style switch
    {
        SeriesStyle.Points => true,
        SeriesStyle.LineAndPoints => series.Points.Count <= MostMarkers,
        _ => false,
    };

    private static string? Dashes(Series series) => series.Style == SeriesStyle.Dashes ? "5 4" : null;

    private static string ClassOf(int index) => $"series-{(index % Colors) + 1}";

    // The shapes differ, so that no colour is needed to tell series apart.
    private static void DrawMarker(SvgWriter svg, int index, double x, double y)
    {
        const double r = MarkerRadius;
        switch (index % 4)
        {
            case 0:
                svg.Empty("circle", ("class", "marker"), ("cx", x), ("cy", y), ("r", r));
                break;
            case 1:
                svg.Empty("rect", ("class", "marker"), ("x", x - r), ("y", y - r), ("width", 2 * r), ("height", 2 * r));
                break;
            case 2:
                svg.Empty("path", ("class", "marker"), ("d", Polygon((x, y - r - 1), (x + r + 1, y + r), (x - r - 1, y + r))));
                break;
            default:
                svg.Empty("path", ("class", "marker"), ("d", Polygon((x, y - r - 1.5), (x + r + 1.5, y), (x, y + r + 1.5), (x - r - 1.5, y))));
                break;
        }
    }

    private static string Polygon(params (double X, double Y)[] corners) =>
        $"M{string.Join('L', corners.Select(corner => $"{SvgWriter.Number(corner.X)} {SvgWriter.Number(corner.Y)}"))}Z";
}
