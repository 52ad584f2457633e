using System.Globalization;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Reports.Html;

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
            .Add("Images", HtmlFragment.Beside(Grids(pictures)), Mistakes(pictures), pictures.Augmented is null ? HtmlFragment.Paragraph("The training images are used as they are; the recipe does not change them at random.") : null)
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
        if (run.Recipe.Protocol == Protocol.Study && run.History.Evaluations.Max(row => row.Accuracy) is { } best)
        {
            yield return ("best evaluation", Percent(best));
            yield return ("mean of the last epoch", Percent(run.History.Evaluations.Where(row => row.Epoch == run.History.Epochs.Count).Average(row => row.Accuracy) ?? 0));
        }

        yield return ("epoch kept", $"{run.History.BestEpoch} of {run.History.Epochs.Count}");
        yield return ("time", string.Create(CultureInfo.InvariantCulture, $"{run.Duration.TotalSeconds:F0} s"));
    }

    private static HtmlFragment? Reported(RecipeRun run) => run.Recipe.Reported == ReportedResults.None
        ? null
        : HtmlFragment.Paragraph($"The study reports {run.Recipe.Reported.Summary} ({run.Recipe.Source}).");

    private static IEnumerable<HtmlFragment> Training(RecipeRun run)
    {
        yield return HtmlFragment.Of(RunCharts.Loss(run));
        yield return HtmlFragment.Of(RunCharts.Accuracy(run));
        yield return HtmlFragment.Of(RunCharts.LearningRate(run.History));
        yield return HtmlFragment.Of(HistoryTable.Epochs(run.History));
    }

    private static HtmlFragment? Mistakes(RunPictures pictures) => pictures.Mistakes is { } mistakes ? HtmlFragment.Of(mistakes) : null;

    private static IEnumerable<HtmlFragment> Grids(RunPictures pictures) =>
        new[] { pictures.Training, pictures.Augmented, pictures.Test, pictures.Predictions }.OfType<Pictures.ImageGrid>().Select(HtmlFragment.Of);

    private static string Percent(double part) => part.ToString("P2", CultureInfo.InvariantCulture);

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
