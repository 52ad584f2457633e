using System.Net;
using Mnist.MLNet.Reports.Charts;
using Mnist.MLNet.Reports.Pictures;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Reports.Html;

/// <summary>A piece of a page. Whatever text goes into one is escaped, so that a name in a file cannot become markup.</summary>
public sealed class HtmlFragment
{
    // Longer ones, such as hashes, may be broken anywhere, lest they stretch their table.
    private const int LongestWord = 18;

    internal HtmlFragment(string markup) => Markup = markup;

    /// <summary>The HTML.</summary>
    public string Markup { get; }

    /// <summary>A paragraph.</summary>
    /// <param name="text">Its text.</param>
    /// <returns>The fragment.</returns>
    public static HtmlFragment Paragraph(string text) => new($"<p>{Escape(text)}</p>\n");

    /// <summary>A list of sentences.</summary>
    /// <param name="items">The sentences.</param>
    /// <returns>The fragment; empty where there are none.</returns>
    public static HtmlFragment List(IEnumerable<string> items)
    {
        string markup = string.Concat(items.Select(item => $"<li>{Escape(item)}</li>\n"));
        return new(markup.Length > 0 ? $"<ul>\n{markup}</ul>\n" : "");
    }

    /// <summary>A few figures in large type.</summary>
    /// <param name="figures">The figures with what they are.</param>
    /// <returns>The fragment.</returns>
    public static HtmlFragment Figures(params IEnumerable<(string Name, string Value)> figures) => new(
        $"<dl class=\"figures\">\n{string.Concat(figures.Select(figure => $"<div><dt>{Escape(figure.Name)}</dt><dd>{Escape(figure.Value)}</dd></div>\n"))}</dl>\n");

    /// <summary>A chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <returns>The fragment.</returns>
    public static HtmlFragment Of(Chart chart) => new($"<figure class=\"panel\">{chart.ToSvg()}</figure>\n");

    /// <summary>A table, with its title as the caption.</summary>
    /// <param name="table">The table.</param>
    /// <returns>The fragment.</returns>
    public static HtmlFragment Of(ResultTable table)
    {
        string header = string.Concat(table.Columns.Select(column => $"<th scope=\"col\"{Class(column)}>{Escape(column.Name)}</th>"));
        string rows = string.Concat(table.Rows.Select(row =>
            $"<tr>{string.Concat(row.Select((value, i) => Cell(table.Columns[i], value, isFirst: i == 0)))}</tr>\n"));
        return new(
            $"<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"{Escape(table.Title)}\"><table>\n<caption>{Escape(table.Title)}</caption>\n"
            + $"<thead><tr>{header}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n");
    }

    /// <summary>Images with their captions above them; mistakes are marked.</summary>
    /// <param name="grid">The images.</param>
    /// <returns>The fragment.</returns>
    public static HtmlFragment Of(ImageGrid grid)
    {
        string images = string.Concat(grid.Images.Select(image => Image(grid, image)));
        return new($"<figure class=\"panel\"><figcaption>{Escape(grid.Title)}</figcaption><ol class=\"images\">\n{images}</ol></figure>\n");
    }

    /// <summary>Fragments beside each other where the page is wide enough, else below each other.</summary>
    /// <param name="fragments">The fragments.</param>
    /// <returns>The fragment.</returns>
    public static HtmlFragment Beside(params IEnumerable<HtmlFragment> fragments) =>
        new($"<div class=\"beside\">\n{string.Concat(fragments.Select(fragment => fragment.Markup))}</div>\n");

    internal static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string Image(ImageGrid grid, CaptionedImage image)
    {
        string png = Convert.ToBase64String(PngWriter.Grey(grid.Columns, grid.Rows, image.Pixels));
        string note = image.Note is null ? "" : $"<small>{Escape(image.Note)}</small>";
        return $"<li{(image.IsWrong ? " class=\"wrong\"" : "")}><span>{Escape(image.Caption)}</span>"
            + $"<img src=\"data:image/png;base64,{png}\" width=\"{grid.Columns}\" height=\"{grid.Rows}\" alt=\"\">{note}</li>\n";
    }

    private static string Cell(ResultColumn column, object? value, bool isFirst)
    {
        string shown = column.Show(value);
        string text = Escape(shown);
        string cellClass = shown.Split(' ').Any(word => word.Length > LongestWord) ? " class=\"long\"" : Class(column);
        return isFirst ? $"<th scope=\"row\"{cellClass}>{text}</th>" : $"<td{cellClass}>{text}</td>";
    }

    private static string Class(ResultColumn column) => column.Alignment == ColumnAlignment.Right ? " class=\"number\"" : "";
}
