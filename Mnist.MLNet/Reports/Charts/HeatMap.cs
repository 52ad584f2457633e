using System.Globalization;
using Mnist.MLNet.Evaluation;

namespace Mnist.MLNet.Reports.Charts;

/// <summary>A table whose cells are the darker the higher their numbers; the numbers stand in them.</summary>
public sealed record HeatMap : Chart
{
    private const double Gap = 8;
    private const double HighestCell = 40;

    // Numbers do not fit into narrower cells.
    private const double NarrowestCell = 22;

    // Above this shade a number is written in the colour that stands out from it.
    private const double DarkShade = 0.55;

    /// <summary>What the rows are.</summary>
    public required string RowsLabel { get; init; }

    /// <summary>What the columns are.</summary>
    public required string ColumnsLabel { get; init; }

    /// <summary>The rows' names, top to bottom.</summary>
    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>The columns' names, left to right.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The numbers, a list a row; null or NaN leaves a cell empty.</summary>
    public required IReadOnlyList<IReadOnlyList<double?>> Values { get; init; }

    /// <summary>The format of the numbers.</summary>
    public string Format { get; init; } = "G4";

    /// <summary>
    /// Whether this is a table of confusions: cells off the diagonal are mistakes, shaded in a colour of warning and by a scale of their own, so that a few of them are seen
    /// beside many right ones; zeros are left blank.
    /// </summary>
    public bool Confusion { get; init; }

    /// <summary>
    /// Whether the numbers are accuracies from 0 to 1, which are shaded by the logarithm of their error: half the mistakes are one step darker, and good accuracies differ
    /// beside a bad one.
    /// </summary>
    public bool Accuracies { get; init; }

    private protected override double Draw(SvgWriter svg, double top)
    {
        double left = Rows.Max(WidthOf) + (2 * Gap);
        double cellWidth = (Width - left - 1) / Columns.Count;
        double cellHeight = Math.Min(HighestCell, cellWidth);
        double plotTop = top + (2 * LineHeight) + 4;
        svg.Label(0, top + 10, RowsLabel);
        svg.Label(left + (Columns.Count * cellWidth / 2), top + 10, ColumnsLabel, anchor: "middle");
        for (int column = 0; column < Columns.Count; column++)
        {
            svg.Label(left + ((column + 0.5) * cellWidth), plotTop - Gap, Columns[column], anchor: "middle");
        }

        for (int row = 0; row < Rows.Count; row++)
        {
            double y = plotTop + (row * cellHeight);
            svg.Label(left - Gap, y + (cellHeight / 2) + 4, Rows[row], anchor: "end");
            for (int column = 0; column < Columns.Count; column++)
            {
                DrawCell(svg, row, column, left + (column * cellWidth), y, cellWidth, cellHeight);
            }
        }

        return plotTop + (Rows.Count * cellHeight) + 2;
    }

    private void DrawCell(SvgWriter svg, int row, int column, double x, double y, double width, double height)
    {
        string? text = Shown(row, column) is { } shown ? ShownNumber.Of(shown, Format) : null;
        svg.Open("g").Text("title", $"{RowsLabel} {Rows[row]}, {ColumnsLabel} {Columns[column]}: {text ?? "–"}");
        svg.Empty("rect", ("class", "cell"), ("x", x), ("y", y), ("width", width), ("height", height));
        if (Shown(row, column) is { } value && !(Confusion && value == 0))
        {
            double shade = Shade(value, IsMistake(row, column));
            string color = IsMistake(row, column) ? "alarm" : "heat";
            string opacity = shade.ToString("0.###", CultureInfo.InvariantCulture);
            svg.Empty("rect", ("class", color), ("fill-opacity", opacity), ("x", x + 0.5), ("y", y + 0.5), ("width", width - 1), ("height", height - 1));
            if (width >= NarrowestCell)
            {
                svg.Label(x + (width / 2), y + (height / 2) + 4, text!, shade > DarkShade ? $"value on-{color}" : "value", "middle");
            }
        }

        svg.Close();
    }

    // The palest shade is still seen, so that a low number is not taken for none.
    private double Shade(double value, bool mistake)
    {
        const double palest = 0.08;
        double[] alike = [.. AllShown().Where(cell => IsMistake(cell.Row, cell.Column) == mistake).Select(cell => Scaled(cell.Value))];
        double lowest = Confusion ? 0 : alike.Min();
        double range = alike.Max() - lowest;
        return range == 0 ? 0.5 : palest + ((0.92 - palest) * (Scaled(value) - lowest) / range);
    }

    private double Scaled(double value) => Accuracies ? AccuracyScale.Of(value) : value;

    private IEnumerable<(int Row, int Column, double Value)> AllShown() =>
        from row in Enumerable.Range(0, Rows.Count)
        from column in Enumerable.Range(0, Columns.Count)
        let value = Shown(row, column)
        where value is not null
        select (row, column, value.Value);

    private bool IsMistake(int row, int column) => Confusion && row != column;

    private double? Shown(int row, int column) => Values[row][column] is { } value && double.IsFinite(value) ? value : null;
}
