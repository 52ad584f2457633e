using System.Text.RegularExpressions;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Benchmarks.Study;

/// <summary>The page of findings: its words are written by people, its tables and charts by this program from the files beside it.</summary>
internal static partial class StudyPage
{
    /// <summary>The page's file.</summary>
    public const string FileName = "README.md";

    /// <summary>The runs of the study.</summary>
    public const string TrialsFile = "trials.csv";

    /// <summary>The epochs of its trainings, and of those of the network of convolutions.</summary>
    public const string EpochsFile = "epochs.csv";

    /// <summary>Writes the charts, and the tables into the page.</summary>
    /// <param name="folder">The folder with the page and the files of the study.</param>
    public static void Update(string folder)
    {
        var runs = StudyRun.Read(Path.Combine(folder, TrialsFile));
        var epochs = StudyEpoch.Read(Path.Combine(folder, EpochsFile));
        foreach (var (name, chart) in new FindingCharts(runs, epochs).All)
        {
            AtomicFile.WriteAllText(Path.Combine(folder, name), chart.ToSvgDocument());
        }

        string page = Path.Combine(folder, FileName);
        AtomicFile.WriteAllText(page, WithTables(File.ReadAllText(page), new FindingTables(runs, epochs)));
    }

    /// <summary>A page with its tables made anew; what stands between <c>&lt;!-- table NAME --&gt;</c> and <c>&lt;!-- end --&gt;</c> is replaced.</summary>
    public static string WithTables(string page, FindingTables tables)
    {
        var all = tables.All;
        return TablePattern().Replace(page, match => $"<!-- table {match.Groups[1].Value} -->\n{all[match.Groups[1].Value].ToMarkdown()}<!-- end -->");
    }

    [GeneratedRegex("<!-- table ([a-z]+) -->\n.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex TablePattern();
}
