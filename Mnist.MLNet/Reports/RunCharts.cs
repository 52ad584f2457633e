using System.Globalization;
using Mnist.MLNet.Evaluation;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Reports.Charts;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Reports;

/// <summary>The charts of a run.</summary>
internal static class RunCharts
{
    // The first accuracies of a run are far below the last ones, which are the ones to be told apart.
    private const double PercentShown = 10;

    // Where values differ by more than this factor, equal factors are drawn as equal steps.
    private const double WideRange = 10;

    /// <summary>Training loss as a line, losses of the evaluations as points, over the training images seen.</summary>
    public static LineChart Loss(RecipeRun run)
    {
        var history = run.History;
        double imagesPerEpoch = ImagesPerEpoch(history);
        var series = Present(
            new Series("training", Smoothed(history.Losses), SeriesStyle.Line),
            new Series(EvaluatedOn(run), [.. history.Evaluations.Select(row => new ChartPoint(row.ImagesSeen, row.Loss ?? double.NaN))], SeriesStyle.Points),
            new Series("study's training", [.. run.Reported.TrainingLosses.Select((loss, i) => new ChartPoint((i + 1) * imagesPerEpoch, loss))], SeriesStyle.Dashes));
        return new LineChart
        {
            Title = "Loss",
            Description = string.Create(
                CultureInfo.InvariantCulture,
                $"Mean loss in nats over the training images seen. The training loss goes from {history.Epochs[0].TrainingLoss:F4} in the first epoch to {history.Epochs[^1].TrainingLoss:F4} in the last."),
            X = new Axis("training images seen") { Minimum = 0 },
            Y = new Axis("loss, nats") { Logarithmic = IsWide(series) },
            Series = series,
        };
    }

    /// <summary>Accuracy on training images and at the evaluations, over the epochs.</summary>
    public static LineChart Accuracy(RecipeRun run)
    {
        var history = run.History;
        double imagesPerEpoch = ImagesPerEpoch(history);
        var series = Present(
            new Series("training", [.. history.Evaluations.Select(row => new ChartPoint(row.ImagesSeen / imagesPerEpoch, 100 * row.TrainingAccuracy ?? double.NaN))]),
            new Series(EvaluatedOn(run), [.. history.Evaluations.Select(row => new ChartPoint(row.ImagesSeen / imagesPerEpoch, 100 * row.Accuracy ?? double.NaN))]),
            new Series("study's training", [.. run.Reported.TrainingAccuracies.Select((accuracy, i) => new ChartPoint(i + 1, 100 * accuracy))], SeriesStyle.Dashes));
        double[] values = [.. history.Evaluations.SelectMany(row => new[] { row.TrainingAccuracy, row.Accuracy }).OfType<double>().Select(accuracy => 100 * accuracy)];
        double lowest = values.Max() - PercentShown;
        return new LineChart
        {
            Title = "Accuracy",
            Description = string.Create(
                CultureInfo.InvariantCulture,
                $"Accuracy in percent over the epochs. The training accuracy goes from {history.Epochs[0].TrainingAccuracy:P2} in the first epoch to {history.Epochs[^1].TrainingAccuracy:P2} in the last."),
            X = new Axis("epoch") { WholeNumbers = true, Minimum = 0 },
            Y = new Axis("accuracy, %") { Minimum = values.Min() < lowest ? Math.Floor(lowest) : null },
            Series = series,
        };
    }

    /// <summary>The learning rate over the epochs.</summary>
    public static LineChart LearningRate(TrainingHistory history)
    {
        double imagesPerEpoch = ImagesPerEpoch(history);
        Series[] series = [new("learning rate", [.. history.Losses.Select(point => new ChartPoint(point.ImagesSeen / imagesPerEpoch, point.LearningRate))], SeriesStyle.Line)];
        return new LineChart
        {
            Title = "Learning rate",
            Description = string.Create(
                CultureInfo.InvariantCulture,
                $"The learning rate over the epochs, from {ShownNumber.Of(history.Losses[0].LearningRate, "G4")} at the start to {ShownNumber.Of(history.Losses[^1].LearningRate, "G4")} at the end."),
            X = new Axis("epoch") { WholeNumbers = true, Minimum = 0 },
            Y = IsWide(series) ? new Axis("learning rate") { Logarithmic = true } : new Axis("learning rate") { Minimum = 0 },
            Series = series,
        };
    }

    /// <summary>Which classes are taken for which.</summary>
    public static HeatMap Confusion(ClassificationReport report)
    {
        string[] names = [.. report.Classes.Select(metrics => metrics.Name)];
        long mistakes = report.Rows - report.Confusion.Correct;
        return new HeatMap
        {
            Title = "Confusion matrix",
            Description = string.Create(CultureInfo.InvariantCulture, $"Test images by their class and by the class predicted. {mistakes:N0} of {report.Rows:N0} are off the diagonal, which are the mistakes."),
            RowsLabel = "actual",
            ColumnsLabel = "predicted",
            Rows = names,
            Columns = names,
            Values = [.. names.Select((_, actual) => names.Select((_, predicted) => (double?)report.Confusion[actual, predicted]).ToArray())],
            Format = "0",
            Confusion = true,
        };
    }

    // Means of neighbouring points, as many as a line of this width can show apart.
    private static ChartPoint[] Smoothed(IReadOnlyList<LossPoint> losses)
    {
        const int mostPoints = 150;
        return [.. losses.Chunk((losses.Count + mostPoints - 1) / mostPoints).Select(chunk => new ChartPoint(chunk[^1].ImagesSeen, chunk.Average(point => point.Loss)))];
    }

    private static string EvaluatedOn(RecipeRun run) => run.Recipe.Protocol == Protocol.Study ? "test" : "validation";

    private static double ImagesPerEpoch(TrainingHistory history) =>
        history.Evaluations.Last(row => row.Epoch == 1).ImagesSeen;

    private static Series[] Present(params Series[] series) =>
        [.. series.Where(one => one.Points.Any(point => double.IsFinite(point.Y)))];

    private static bool IsWide(Series[] series)
    {
        double[] values = [.. series.SelectMany(one => one.Points).Select(point => point.Y).Where(value => double.IsFinite(value) && value > 0)];
        return values.Length > 0 && values.Max() > WideRange * values.Min();
    }
}
