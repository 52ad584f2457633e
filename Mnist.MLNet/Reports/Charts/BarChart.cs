namespace Mnist.MLNet.Reports.Charts;

/// <summary>Values side by side, a line each, their numbers beside them. Where the axis does not begin at 0 they are dots, because a bar that begins elsewhere lies.</summary>
public sealed record BarChart : Chart
{
    private const double Gap = 8;
    private const double RowHeight = 26;
    private const double BarHeight = 16;

    /// <summary>The axis of the values; bars begin at 0 unless it says otherwise.</summary>
    public required Axis Axis { get; init; }

    /// <summary>The bars, top to bottom.</summary>
    public required IReadOnlyList<Bar> Bars { get; init; }

    /// <summary>The format of the numbers beside the bars.</summary>
    public string Format { get; init; } = "G4";

    /// <summary>Whether the numbers beside the bars say how far they scatter, too.</summary>
    public bool ShowSpread { get; init; }

    private protected override double Draw(SvgWriter svg, double top)
    {
        var axis = Axis.Logarithmic ? Axis : Axis with { Minimum = Axis.Minimum ?? 0 };
        var scale = axis.Fit(Bars.SelectMany(bar => new[] { bar.Value - bar.Spread, bar.Value + bar.Spread }));
        double left = Bars.Max(bar => WidthOf(bar.Name)) + Gap;
        double right = Width - Bars.Max(bar => WidthOf(TextOf(bar))) - Gap;
        double bottom = top + (Bars.Count * RowHeight);
        foreach (var tick in scale.Ticks)
        {
            double x = left + (tick.Place * (right - left));
            svg.Line(x, top, x, bottom, "grid");
            svg.Label(x, bottom + LineHeight - 2, tick.Text, anchor: "middle");
        }

        bool dots = scale.Minimum != 0;
        svg.Open("g", ("class", "series-1"));
        for (int i = 0; i < Bars.Count; i++)
        {
            double y = top + ((i + 0.5) * RowHeight);
            double x = Place(Bars[i].Value);
            svg.Label(left - Gap, y + 4, Bars[i].Name, anchor: "end");
            if (dots)
            {
                svg.Empty("circle", ("class", "marker"), ("cx", x), ("cy", y), ("r", 5.0));
            }
            else
            {
                svg.Empty("rect", ("class", "bar"), ("x", left), ("y", y - (BarHeight / 2)), ("width", x - left), ("height", BarHeight), ("rx", 2.0));
            }

            if (Bars[i].Spread > 0)
            {
                svg.Line(Place(Bars[i].Value - Bars[i].Spread), y, Place(Bars[i].Value + Bars[i].Spread), y, dots ? "spread" : "axis");
            }

            svg.Label(right + Gap, y + 4, TextOf(Bars[i]));
        }

        svg.Close().Label((left + right) / 2, bottom + (2 * LineHeight) - 2, Axis.Label, anchor: "middle");
        return bottom + (2 * LineHeight) + 4;

        double Place(double value) => left + (Math.Clamp(scale.Place(value), 0, 1) * (right - left));
    }

    private string TextOf(Bar bar)
    {
        string value = ShownNumber.Of(bar.Value, Format);
        return ShowSpread ? $"{value} ± {ShownNumber.Of(bar.Spread, Format)}" : value;
    }
}
