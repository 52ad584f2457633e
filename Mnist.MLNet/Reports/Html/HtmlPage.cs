using System.Security.Cryptography;
using System.Text;
using Mnist.MLNet.Reports.Charts;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Reports.Html;

/// <summary>
/// A page that is whole in one file: it asks nothing of the network, runs no script but its own, and reads well on a phone, on paper, in light and in dark.
/// </summary>
public sealed class HtmlPage
{
    // The page itself says that it needs nothing from anywhere, and the browser holds it to that.
    private const string Policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

    private readonly StringBuilder _sections = new();
    private string? _script;

    /// <summary>Makes a page without sections.</summary>
    /// <param name="title">The heading.</param>
    /// <param name="subtitle">The line under it.</param>
    public HtmlPage(string title, string subtitle)
    {
        Title = title;
        Subtitle = subtitle;
    }

    /// <summary>The heading.</summary>
    public string Title { get; }

    /// <summary>The line under it.</summary>
    public string Subtitle { get; }

    /// <summary>Adds a section.</summary>
    /// <param name="title">Its heading.</param>
    /// <param name="content">Its content; nulls are left out.</param>
    /// <returns>This page.</returns>
    public HtmlPage Add(string title, params IEnumerable<HtmlFragment?> content)
    {
        _sections.Append("<section>\n<h2>").Append(HtmlFragment.Escape(title)).Append("</h2>\n");
        foreach (var fragment in content.OfType<HtmlFragment>())
        {
            _sections.Append(fragment.Markup);
        }

        _sections.Append("</section>\n");
        return this;
    }

    /// <summary>Adds a table whose rows the reader can sort by any column and filter by words. Without scripts it is a table like any other.</summary>
    /// <param name="title">The heading of its section.</param>
    /// <param name="table">The table.</param>
    /// <returns>This page.</returns>
    public HtmlPage AddSortable(string title, ResultTable table)
    {
        _script ??= Resource.Read(typeof(HtmlPage), "sortable.js");
        return Add(title, new HtmlFragment($"<div class=\"sortable\">\n{HtmlFragment.Of(table).Markup}</div>\n"));
    }

    // The browser runs this one script and no other, whatever a name in the page may hold.
    private string ScriptPolicy => _script is null ? "" : $"; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(_script)))}'";

    private string ScriptElement => _script is null ? "" : $"<script>{_script}</script>\n";

    /// <summary>The whole page.</summary>
    /// <returns>HTML with line feeds.</returns>
    public override string ToString() =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="{Policy}{ScriptPolicy}">
        <meta name="generator" content="{HtmlFragment.Escape(RunEnvironment.Program)}">
        <title>{HtmlFragment.Escape(Title)}</title>
        <link rel="icon" href="data:,">
        <style>
        {ChartStyle.Css}{Resource.Read(typeof(HtmlPage), "page.css")}</style>
        </head>
        <body>
        <header>
        <h1>{HtmlFragment.Escape(Title)}</h1>
        <p>{HtmlFragment.Escape(Subtitle)}</p>
        </header>
        <main>
        {_sections}</main>
        <footer>{HtmlFragment.Escape(RunEnvironment.Program)}</footer>
        {ScriptElement}</body>
        </html>

        """.ReplaceLineEndings("\n");
}
