using System.Globalization;
using Mnist.MLNet.Networks.Architecture;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Reports.Html;
using Mnist.MLNet.Reports.Pictures;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Reports;

/// <summary>The page that tells of a run: report.html.</summary>
internal static class RunPage
{
    /// <summary>Tells of a run.</summary>
    public static HtmlPage Of(RecipeRun run, RunPictures pictures)
    {
        var report = run.TestReport;
        return new HtmlPage($"{run.Recipe.Name}: {Percent(report.Accuracy)} of the test images right", Subtitle(run))
            .Add("Result", HtmlFragment.Figures(Figures(run)), HtmlFragment.Paragraph($"{Capital(RunSummary.Selection(run))}."), Reported(run))
            .Add("Training", HtmlFragment.Beside(Training(run)))
            .Add("Classes", HtmlFragment.Beside(HtmlFragment.Of(RunCharts.Confusion(report)), HtmlFragment.Of(report.ToTable())), HtmlFragment.List(report.Warnings))
            .Add("Images", [.. Grids(pictures), pictures.Augmented is null ? HtmlFragment.Paragraph("The training images are used as they are; the recipe does not change them at random.") : null])
            .Add("Network", HtmlFragment.Of(Architecture(run)))
            .Add("Set-up", HtmlFragment.Of(RunTables.SetUp(run.Recipe)))
            .Add("Environment", HtmlFragment.Of(RunTables.Environment(run)));
    }

    private static string Subtitle(RecipeRun run) => $"{Capital(run.Recipe.Summary)}. {Capital(RunSummary.Describe(run.Data))}.";

    private static IEnumerable<(string Name, string Value)> Figures(RecipeRun run)
    {
        var report = run.TestReport;
        yield return ("test accuracy", Percent(report.Accuracy));
        yield return (string.Create(CultureInfo.InvariantCulture, $"mistakes in {report.Rows:N0}"), (report.Rows - report.Confusion.Correct).ToString("N0", CultureInfo.InvariantCulture));
        yield return ("macro F1", report.MacroAverage.F1.ToString("F4", CultureInfo.InvariantCulture));
        yield return ("log-loss", report.LogLoss.ToString("F4", CultureInfo.InvariantCulture));
        if (run.StudyFigures is { } study)
        {
            yield return ("best evaluation", Percent(study.BestAccuracy));
            yield return ("mean of the last epoch", Percent(study.LastEpochMean));
        }

        yield return ("epoch kept", $"{run.History.BestEpoch} of {run.History.Epochs.Count}");
        yield return ("time", string.Create(CultureInfo.InvariantCulture, $"{run.Duration.TotalSeconds:0.#} s"));
    }

    private static HtmlFragment? Reported(RecipeRun run) => run.Reported == ReportedResults.None
        ? null
        : HtmlFragment.Paragraph($"The study reports {run.Reported.Summary} ({run.Recipe.Source}).");

    private static ResultTable Architecture(RecipeRun run) => ArchitectureTable.Of(
        NetworkArchitecture.Of(run.Recipe.Network, run.Classifier.Model, run.Classifier.ImageShape), run.Recipe.Options.BatchSize);

    private static IEnumerable<HtmlFragment> Training(RecipeRun run)
    {
        yield return HtmlFragment.Of(RunCharts.Loss(run));
        yield return HtmlFragment.Of(RunCharts.Accuracy(run));
        yield return HtmlFragment.Of(RunCharts.LearningRate(run.History));
        yield return HtmlFragment.Of(HistoryTable.Epochs(run.History));
    }

    // Two grids beside each other, and mistakes below them on their own where the others come out even.
    private static IEnumerable<HtmlFragment> Grids(RunPictures pictures)
    {
        var even = new[] { pictures.Training, pictures.Augmented, pictures.Test, pictures.Predictions }.OfType<ImageGrid>().Select(HtmlFragment.Of).ToList();
        if (pictures.Mistakes is null)
        {
            return [HtmlFragment.Beside(even)];
        }

        var mistakes = HtmlFragment.Of(pictures.Mistakes);
        return even.Count % 2 == 0 ? [HtmlFragment.Beside(even), mistakes] : [HtmlFragment.Beside([.. even, mistakes])];
    }

    private static string Percent(double part) => part.ToString("P2", CultureInfo.InvariantCulture);

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
