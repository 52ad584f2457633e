namespace Mnist.MLNet.Reports.Charts;

/// <summary>
/// A chart, drawn as SVG. Its colours are CSS custom properties that follow the reader's choice of light or dark, and are told apart by the colour-blind;
/// what a colour says is also said by a marker, a dash or a number.
/// </summary>
public abstract record Chart
{
    /// <summary>The width in pixels that all charts are drawn at; a page scales them. Narrow, so that text stays legible on a phone.</summary>
    public const int Width = 400;

    private protected const double LineHeight = 18;

    /// <summary>The title above the chart.</summary>
    public required string Title { get; init; }

    /// <summary>What the chart shows, for those who cannot see it.</summary>
    public required string Description { get; init; }

    /// <summary>Draws the chart to stand in a page that has the style of <see cref="ChartStyle"/>.</summary>
    /// <returns>An <c>svg</c> element.</returns>
    public string ToSvg() => Draw(style: null);

    /// <summary>Draws the chart as a file of its own, with its style.</summary>
    /// <returns>An SVG document.</returns>
    public string ToSvgDocument() => $"""<?xml version="1.0" encoding="utf-8"?>{"\n"}{Draw(ChartStyle.Css)}{"\n"}""";

    /// <summary>Draws what is below the title.</summary>
    /// <returns>The height of the whole chart in pixels.</returns>
    private protected abstract double Draw(SvgWriter svg, double top);

    /// <summary>About how wide a text is in pixels; no font can be measured here.</summary>
    private protected static double WidthOf(string text) => 7.4 * text.Length;

    private string Draw(string? style)
    {
        var content = new SvgWriter();
        content.Text("title", Title);
        content.Text("desc", Description);
        if (style is not null)
        {
            content.Text("style", style);
        }

        content.Label(0, 16, Title, "title");
        double height = Math.Ceiling(Draw(content, top: 28));
        var svg = new SvgWriter();
        svg.Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("class", "chart"), ("viewBox", $"0 0 {Width} {SvgWriter.Number(height)}"), ("role", "img"), ("aria-label", $"{Title}. {Description}"));
        return $"{svg}{content}</svg>";
    }
}
