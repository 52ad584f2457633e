using System.Globalization;
using System.Text;
using Mnist.MLNet.Reports.Charts;

namespace Mnist.MLNet.Sweeps;

/// <summary>A line a trial across an upright axis for each parameter, to its result on the last one; the best trials stand out.</summary>
internal sealed record ParallelCoordinates : Chart
{
    private const double PlotHeight = 220;
    private const double Gap = 6;

    /// <summary>The names of the axes, left to right.</summary>
    public required IReadOnlyList<string> Axes { get; init; }

    /// <summary>The trials, best first: on each axis a place from 0 to 1, null where the trial has no such value.</summary>
    public required IReadOnlyList<IReadOnlyList<double?>> Lines { get; init; }

    /// <summary>The texts at the axes: place from 0 to 1 and what stands there.</summary>
    public required IReadOnlyList<IReadOnlyList<(double Place, string Text)>> Marks { get; init; }

    /// <summary>The number of lines that stand out.</summary>
    public required int Marked { get; init; }

    private protected override double Draw(SvgWriter svg, double top)
    {
        top += LineHeight / 2;
        double bottom = top + PlotHeight;
        for (int axis = 0; axis < Axes.Count; axis++)
        {
            svg.Line(X(axis), top, X(axis), bottom, "axis");
        }

        for (int i = Lines.Count - 1; i >= 0; i--)
        {
            bool marked = i < Marked;
            svg.Open("g", ("class", marked ? "series-2" : "series-1"));
            svg.Empty("path", ("class", "line"), ("d", PathOf(Lines[i], bottom)), ("stroke-opacity", marked ? "1" : "0.18"));
            svg.Close();
        }

        for (int axis = 0; axis < Axes.Count; axis++)
        {
            // Names of neighbours stand on two lines, since they are longer than the axes are apart.
            string anchor = axis == 0 ? "start" : axis == Axes.Count - 1 ? "end" : "middle";
            svg.Label(axis == 0 ? 0 : axis == Axes.Count - 1 ? Width : X(axis), bottom + ((1 + (axis % 2)) * LineHeight), Axes[axis], anchor: anchor);
            foreach (var (place, text) in Marks[axis])
            {
                // Those of the first axis stand before it, where no line is; the others behind theirs, on a background of their own.
                svg.Label(axis == 0 ? X(axis) - Gap : X(axis) + Gap, Y(place, bottom) + 4, text, "over", axis == 0 ? "end" : null);
            }
        }

        return bottom + (2 * LineHeight) + 6;
    }

    private double X(int axis)
    {
        double left = WidestMark(0) + Gap;
        double right = Width - WidestMark(Axes.Count - 1) - Gap;
        return left + (axis * (right - left) / Math.Max(1, Axes.Count - 1));
    }

    private double WidestMark(int axis) => Marks[axis].Max(mark => WidthOf(mark.Text));

    // Half a text stands above the highest mark.
    private static double Y(double place, double bottom) => bottom - 2 - (place * (PlotHeight - 4));

    private string PathOf(IReadOnlyList<double?> line, double bottom)
    {
        var path = new StringBuilder();
        for (int axis = 0; axis < line.Count; axis++)
        {
            if (line[axis] is { } place)
            {
                path.Append(path.Length == 0 ? 'M' : 'L').Append(CultureInfo.InvariantCulture, $"{X(axis):0.##} {Y(place, bottom):0.##}");
            }
        }

        return path.ToString();
    }
}
