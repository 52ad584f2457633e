using System.Globalization;
using Mnist.MLNet.Ensembles;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Reports.Charts;
using Mnist.MLNet.Reports.Html;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Reports.Comparison;

/// <summary>Runs side by side: in a table, in a chart, and on a page that has both.</summary>
public sealed class RunComparison
{
    // The first accuracies of a run are far below the last ones, which are the ones to be told apart.
    private const double PercentShown = 10;

    private readonly IReadOnlyList<ComparedRun> _runs;
    private readonly IReadOnlyList<ComparedEnsemble> _ensembles;

    private RunComparison(IReadOnlyList<ComparedRun> runs, IReadOnlyList<ComparedEnsemble> ensembles)
    {
        _runs = runs;
        _ensembles = ensembles;
    }

    private IEnumerable<(string Name, double Accuracy)> Accuracies =>
        _runs.Select(run => (run.Name, run.Metrics.Test.Accuracy)).Concat(_ensembles.Select(ensemble => (ensemble.Name, ensemble.Metrics.Test.Accuracy)));

    /// <summary>Reads the figures of runs and ensembles.</summary>
    /// <param name="folders">Their folders, at least one. An ensemble's stands for itself and for the runs of its members.</param>
    /// <returns>The comparison, runs in the order given.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">A folder is no run's.</exception>
    /// <exception cref="InvalidDataException">A run's metrics.json is not what a run leaves behind.</exception>
    public static RunComparison Read(IEnumerable<string> folders)
    {
        var runs = new List<ComparedRun>();
        var ensembles = new List<ComparedEnsemble>();
        foreach (string folder in folders)
        {
            if (File.Exists(Path.Combine(folder, EnsembleMetrics.FileName)))
            {
                ensembles.Add(new(NameOf(folder), EnsembleMetrics.Read(folder)));
                runs.AddRange(ComparedEnsemble.RunsOf(folder).Select(Run));
            }
            else
            {
                runs.Add(Run(folder));
            }
        }

        return new(runs, ensembles);

        static ComparedRun Run(string folder) => new(NameOf(folder), RunMetrics.Read(folder));
        static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
    }

    /// <summary>
    /// A row a run, with what distinguishes runs of one recipe; then a row an ensemble; then one for every recipe that was run with several seeds and nothing else changed: mean and
    /// standard deviation.
    /// </summary>
    /// <returns>The table.</returns>
    public ResultTable ToTable()
    {
        var table = new ResultTable(
            "Runs",
            ResultColumn.Text("run"),
            ResultColumn.Text("recipe"),
            ResultColumn.Text("set-up"),
            ResultColumn.Text("data"),
            ResultColumn.Number("seed"),
            ResultColumn.Number("parameters", "N0"),
            ResultColumn.Number("test accuracy", "P2"),
            ResultColumn.Number("± sd", "P2") with { Key = "test_accuracy_sd" },
            ResultColumn.Number("macro F1", "F4"),
            ResultColumn.Number("log-loss", "F4"),
            ResultColumn.Number("seconds", "F1"));
        foreach (var run in _runs)
        {
            var metrics = run.Metrics;
            table.Add(
                run.Name, metrics.Recipe, SetUp(run), run.Data, metrics.Seed, metrics.Parameters, metrics.Test.Accuracy, null, metrics.Test.MacroAverage.F1, metrics.Test.LogLoss, metrics.Seconds);
        }

        foreach (var ensemble in _ensembles)
        {
            var test = ensemble.Metrics.Test;
            table.Add(ensemble.Name, "ensemble", ensemble.SetUp, ComparedRun.NameOf(ensemble.Metrics.Data), null, null, test.Accuracy, null, test.MacroAverage.F1, test.LogLoss, null);
        }

        foreach (var group in _runs.GroupBy(run => run.Make).Select(group => group.ToArray()).Where(IsRepeated))
        {
            double[] accuracies = [.. group.Select(run => run.Metrics.Test.Accuracy)];
            table.Add(
                $"mean of {group.Length} runs",
                group[0].Metrics.Recipe,
                SetUp(group[0]),
                group[0].Data,
                null,
                group[0].Metrics.Parameters,
                accuracies.Average(),
                StandardDeviation(accuracies),
                group.Average(run => run.Metrics.Test.MacroAverage.F1),
                group.Average(run => run.Metrics.Test.LogLoss),
                group.Average(run => run.Metrics.Seconds));
        }

        return table;
    }

    /// <summary>The accuracies of the runs' evaluations over the epochs.</summary>
    /// <returns>The chart.</returns>
    /// <exception cref="InvalidDataException">There are ensembles of given models alone, which were not trained here.</exception>
    public Chart ToChart()
    {
        if (_runs.Count == 0)
        {
            throw new InvalidDataException("There is no run whose training could be drawn: the models of these ensembles were given; name runs, or take another format than svg.");
        }

        Series[] series = [.. _runs.Select(run => new Series(NameInChart(run), Course(run.Metrics)))];
        double[] values = [.. series.SelectMany(one => one.Points).Select(point => point.Y).Where(double.IsFinite).DefaultIfEmpty(0)];
        double lowest = values.Max() - PercentShown;
        return new LineChart
        {
            Title = "Accuracy in the course of the training",
            Description = string.Join(' ', _runs.Select(run => string.Create(CultureInfo.InvariantCulture, $"{run.Name} ends with {run.Metrics.Test.Accuracy:P2} of the test images right."))),
            X = new Axis("epoch") { WholeNumbers = true, Minimum = 0 },
            Y = new Axis(_runs.Any(run => run.Metrics.Protocol == Protocol.Study) ? "accuracy at evaluations, %" : "accuracy on validation rows, %") { Minimum = values.Min() < lowest ? Math.Floor(lowest) : null },
            Series = series,
        };
    }

    /// <summary>Table and chart on a page.</summary>
    /// <returns>The page.</returns>
    public HtmlPage ToPage()
    {
        var best = Accuracies.MaxBy(one => one.Accuracy);
        string[] counts = [.. new[] { Count(_runs.Count, "run"), Count(_ensembles.Count, "ensemble") }.Where(count => count.Length > 0)];
        var page = new HtmlPage($"{string.Join(" and ", counts)} compared", string.Create(CultureInfo.InvariantCulture, $"The highest test accuracy is {best.Accuracy:P2}, of {best.Name}."))
            .Add("Results", HtmlFragment.Of(ToTable()), IsOneDataSet ? null : HtmlFragment.Paragraph("The runs are not on the same data, so their accuracies do not compare."));
        return _runs.Count == 0 ? page : page.Add("Training", HtmlFragment.Of(ToChart()));

        static string Count(int count, string what) => count switch
        {
            0 => "",
            1 => $"1 {what}",
            _ => $"{count} {what}s",
        };
    }

    private bool IsOneDataSet => _runs.Select(run => run.Metrics.Data).Concat(_ensembles.Select(ensemble => ensemble.Metrics.Data)).Select(ComparedRun.NameOf).Distinct().Count() == 1;

    private static bool IsRepeated(ComparedRun[] group) => group.Select(run => run.Metrics.Seed).Distinct().Count() > 1;

    // Of a sample, as results of several seeds are one.
    private static double StandardDeviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    private static ChartPoint[] Course(RunMetrics metrics)
    {
        double imagesPerEpoch = metrics.Evaluations.LastOrDefault(row => row.Epoch == 1)?.ImagesSeen ?? 1;
        return [.. metrics.Evaluations.Select(row => new ChartPoint(row.ImagesSeen / imagesPerEpoch, 100 * (row.Accuracy ?? row.TrainingAccuracy) ?? double.NaN))];
    }

    // Recipe and seed where these tell the runs apart, else the folder.
    private string NameInChart(ComparedRun run)
    {
        string name = $"{run.Metrics.Recipe}, seed {run.Metrics.Seed}";
        return _runs.Count(other => other.Metrics.Recipe == run.Metrics.Recipe && other.Metrics.Seed == run.Metrics.Seed) == 1 ? name : run.Name;
    }

    // What differs among the runs of this recipe.
    private string SetUp(ComparedRun run)
    {
        var alike = _runs.Where(other => other.Metrics.Recipe == run.Metrics.Recipe).ToArray();
        return string.Join(", ", run.Settings
            .Where(setting => alike.Any(other => other.Settings.GetValueOrDefault(setting.Key) != setting.Value))
            .Select(setting => $"{setting.Key} {setting.Value}"));
    }
}
