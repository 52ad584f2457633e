using System.Text.RegularExpressions;
using Mnist.MLNet.Benchmarks.Study;

namespace Mnist.MLNet.Tests.Studies;

/// <summary>The page of findings says what the committed runs say.</summary>
public sealed partial class StudyPageTests
{
    // The grid, the study's own figures and what they rest on, and thresholds.
    private static readonly HashSet<string> Given =
    [
        "0.0001", "0.001", "0.01", "0.1", "16", "32", "64", "128", "2", "5", "10", "15", "192", "48",
        "0.5", "1.48", "95", "20", "256", "512", "1", "3", "4",
    ];

    private static readonly string Folder = Repository.PathOf("docs", "study");

    private readonly IReadOnlyList<StudyRun> _runs = StudyRun.Read(Path.Combine(Folder, StudyPage.TrialsFile));
    private readonly IReadOnlyList<StudyEpoch> _epochs = StudyEpoch.Read(Path.Combine(Folder, StudyPage.EpochsFile));
    private readonly string _page = File.ReadAllText(Path.Combine(Folder, StudyPage.FileName)).ReplaceLineEndings("\n");

    [Fact]
    public void The_committed_runs_are_the_whole_grid()
    {
        Assert.Equal(192, _runs.Select(run => (run.Network, run.Rate, run.Batch, run.Epochs)).Distinct().Count());
        Assert.Equal(192, _runs.Count);
    }

    [Fact]
    public void Every_table_of_the_page_is_that_of_the_runs() => Assert.Equal(StudyPage.WithTables(_page, new FindingTables(_runs, _epochs)), _page);

    [Fact]
    public void Every_chart_of_the_page_is_that_of_the_runs()
    {
        var charts = new FindingCharts(_runs, _epochs).All;
        Assert.Equal(charts.Keys.Order(), EmbeddedChart().Matches(_page).Select(match => match.Groups[1].Value).Order());
        Assert.All(charts, chart => Assert.Equal(chart.Value.ToSvgDocument(), File.ReadAllText(Path.Combine(Folder, chart.Key)).ReplaceLineEndings("\n")));
    }

    [Fact]
    public void Every_figure_in_the_text_stands_in_a_table_of_the_page()
    {
        string tables = string.Concat(Table().Matches(_page).Select(match => match.Value));
        var known = Figure().Matches(tables).Select(match => match.Value).ToHashSet();
        string text = Code().Replace(Table().Replace(_page, ""), "");

        Assert.Equal([], Figure().Matches(text).Select(match => match.Value).Where(figure => !known.Contains(figure) && !Given.Contains(figure)));
    }

    [GeneratedRegex("<!-- table [a-z]+ -->.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Table();

    // Commands, names of files, and headings with their numbers.
    [GeneratedRegex(@"```.*?```|`[^`]*`|\]\([^)]*\)|^## \d\.", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\(([a-z0-9-]+\.svg)\)")]
    private static partial Regex EmbeddedChart();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*")]
    private static partial Regex Figure();
}
