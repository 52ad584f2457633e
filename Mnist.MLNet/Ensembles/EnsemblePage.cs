using System.Globalization;
using Mnist.MLNet.Data;
using Mnist.MLNet.Reports;
using Mnist.MLNet.Reports.Html;

namespace Mnist.MLNet.Ensembles;

/// <summary>The page that tells of an ensemble: report.html.</summary>
internal static class EnsemblePage
{
    /// <summary>Tells of an ensemble beside its members.</summary>
    public static HtmlPage Of(EnsembleComparison comparison, MnistData data)
    {
        var report = comparison.Ensemble;
        string accuracy = report.Accuracy.ToString("P2", CultureInfo.InvariantCulture);
        return new HtmlPage($"Ensemble of {comparison.Members.Count}: {accuracy} of the test images right", RunSummary.Describe(data))
            .Add(
                "Members and ensemble",
                HtmlFragment.Figures(
                    ("test accuracy", accuracy),
                    ("mean of its members", comparison.Members.Average(member => member.Metrics.Accuracy).ToString("P2", CultureInfo.InvariantCulture)),
                    ("mistakes", (report.Rows - report.Confusion.Correct).ToString("N0", CultureInfo.InvariantCulture)),
                    ("log-loss", report.LogLoss.ToString("F4", CultureInfo.InvariantCulture))),
                HtmlFragment.Paragraph($"{char.ToUpperInvariant(comparison.Summary[0])}{comparison.Summary[1..]}. Each model was judged once on the whole test set, and none was chosen by it."),
                HtmlFragment.Of(comparison.ToTable()))
            .Add("Classes", HtmlFragment.Beside(HtmlFragment.Of(RunCharts.Confusion(report)), HtmlFragment.Of(report.ToTable())), HtmlFragment.List(report.Warnings))
            .Add("Environment", HtmlFragment.Paragraph(RunSummary.EnvironmentLines(RunEnvironment.Current(), null)));
    }
}
