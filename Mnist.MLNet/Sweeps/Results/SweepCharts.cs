using System.Globalization;
using Mnist.MLNet.Reports;
using Mnist.MLNet.Reports.Charts;
using Mnist.MLNet.Sweeps.Importance;

namespace Mnist.MLNet.Sweeps;

/// <summary>The charts of a sweep's report.</summary>
internal sealed class SweepCharts
{
    private const string LearningRate = "lr";
    private const string BatchSize = "batch-size";
    private const string Epochs = "epochs";
    private const int Curves = 10;

    private static readonly double[] ResultMarks = [0.5, 0.9, 0.97, 0.99];

    private readonly SweepPlan _plan;
    private readonly IReadOnlyList<Trial> _trials;
    private readonly IReadOnlyList<Trial> _ranking;

    public SweepCharts(SweepPlan plan, IReadOnlyList<Trial> trials) => (_plan, _trials, _ranking) = (plan, trials, plan.Metric.Rank(trials));

    /// <summary>
    /// Test accuracy against one of learning rate, epochs and batch size, a line a recipe, for the other two where the study drew it; where the grid has no such
    /// point, against every parameter of numbers the mean and spread over all others.
    /// </summary>
    public IEnumerable<Chart> Lines()
    {
        var drawn = new List<Chart?>
        {
            Against(LearningRate, (Epochs, "10"), (BatchSize, "32")),
            Against(Epochs, (LearningRate, "0.001"), (BatchSize, "32")),
            Against(Epochs, (LearningRate, "0.1"), (BatchSize, "32")),
            Against(BatchSize, (LearningRate, "0.0001"), (Epochs, "10")),
            Against(BatchSize, (LearningRate, "0.001"), (Epochs, "10")),
        };
        var charts = drawn.OfType<Chart>().ToList();
        return charts.Count > 0 ? charts : _plan.Parameters.OfType<ChoiceParameter>().Where(parameter => parameter.Values.Count > 1 && TrialTable.IsNumber(parameter)).Select(MeanAgainst);
    }

    /// <summary>Heat maps: learning rate × batch size at 10 epochs, and epochs × batch size at 0.001, one a recipe.</summary>
    public IEnumerable<Chart> HeatMaps() => _plan.Recipes.SelectMany(recipe => new[]
    {
        Map(recipe, LearningRate, BatchSize, (Epochs, "10")),
        Map(recipe, Epochs, BatchSize, (LearningRate, "0.001")),
    }).OfType<Chart>();

    /// <summary>Every trial across all parameters.</summary>
    public Chart Parallel()
    {
        var names = _plan.Parameters.Select(parameter => parameter.Setting);
        var axes = (_plan.Recipes.Count > 1 ? names.Prepend("recipe") : names).Select(name => AxisOf(name)).ToList();
        double[] results = [.. _ranking.Select(trial => _plan.Metric.Of(trial.Best!))];
        double low = results.Min();
        double high = results.Max();
        double lowest = _plan.Metric.Scale(low);
        double width = _plan.Metric.Scale(high) - lowest;
        return new ParallelCoordinates
        {
            Title = "Every trial across its parameters",
            Description = $"A line a trial, to its {_plan.Metric.Title} on the right; the best {Math.Min(TrialTable.Marked, results.Length)} stand out.",
            Axes = [.. axes.Select(axis => axis.Name), _plan.Metric.Title],
            Lines = [.. _ranking.Select((trial, i) => (IReadOnlyList<double?>)[.. axes.Select(axis => axis.Place(trial)), PlaceOf(results[i])])],
            Marks = [.. axes.Select(axis => axis.Marks), [(0, Short(low)), .. ResultMarks.Where(mark => PlaceOf(mark) is > 0.1 and < 0.9).Select(mark => (PlaceOf(mark), Short(mark))), (1, Short(high))]],
            Marked = TrialTable.Marked,
        };

        double PlaceOf(double result) => width > 0 ? (_plan.Metric.Scale(result) - lowest) / width : 0.5;
    }

    /// <summary>How much each parameter explains.</summary>
    public Chart? Importance()
    {
        var parts = ParameterImportance.Of(_plan, _trials);
        return parts.Count == 0 ? null : new BarChart
        {
            Title = "Importance of the parameters",
            Description = $"The part of the variance of {VarianceOf} that each parameter explains by itself, and the pair that explains most together beyond that, with the standard deviation over the trees.",
            Axis = new Axis("part of the variance") { Format = "F1" },
            Bars = [.. parts.Select(part => new Bar(part.Name, part.Mean, part.Deviation))],
            Format = "P1",
            ShowSpread = true,
        };
    }

    /// <summary>Of what the importance explains the variance.</summary>
    public string VarianceOf => _plan.Metric.IsLoss ? $"the {_plan.Metric.Title}" : $"the logarithm of 1 − {_plan.Metric.Title}";

    /// <summary>The best result so far, as trials ended.</summary>
    public Chart History()
    {
        var points = new List<ChartPoint>();
        double best = double.NaN;
        foreach (var trial in _ranking.OrderBy(trial => trial.Ended).ThenBy(trial => trial.Number))
        {
            double value = _plan.Metric.Of(trial.Best!);
            best = double.IsNaN(best) || (_plan.Metric.IsLoss ? value < best : value > best) ? value : best;
            points.Add(new ChartPoint(points.Count + 1, best));
        }

        return new LineChart
        {
            Title = "History of the best",
            Description = $"The best {_plan.Metric.Title} after each trial that ended.",
            X = new Axis("trials ended") { WholeNumbers = true },
            Y = new Axis(_plan.Metric.Title),
            Series = [new Series("best so far", points, SeriesStyle.Line)],
        };
    }

    /// <summary>Training loss and validation accuracy of the top ten trainings by epoch.</summary>
    public IEnumerable<Chart> TrainingCurves()
    {
        yield return Curve("Training loss of the top ten", new Axis("training loss") { Logarithmic = true }, evaluation => evaluation.TrainingLoss);
        yield return Curve("Validation accuracy of the top ten", new Axis("validation accuracy"), evaluation => evaluation.Validation.Accuracy);
    }

    private LineChart Curve(string title, Axis axis, Func<TrialEvaluation, double?> value) => new()
    {
        Title = title,
        Description = "A line a trial, by epoch.",
        X = new Axis("epoch") { WholeNumbers = true },
        Y = axis,

        // Colours and markers begin again after so many; dashes tell the rest from the first.
        Series = [.. _ranking.GroupBy(trial => trial.Training).Take(Curves).Select(group => group.MaxBy(trial => trial.Epochs)!).Select((trial, i) => new Series(
            $"trial {trial.Number}",
            [.. trial.Evaluations.Where(evaluation => value(evaluation) is not null).Select(evaluation => new ChartPoint(evaluation.Epoch, value(evaluation)!.Value))],
            i < LineChart.Colors ? SeriesStyle.LineAndPoints : SeriesStyle.Dashes))],
    };

    private LineChart? Against(string setting, params (string Setting, string Value)[] fixedAt)
    {
        if (!Has(setting) || fixedAt.Any(pair => !Has(pair.Setting)))
        {
            return null;
        }

        Series[] series = [.. _plan.Recipes
            .Select(recipe => new Series(recipe, [.. Done(recipe, fixedAt).Select(trial => new ChartPoint(Number(trial, setting), trial.Best!.Test.Accuracy)).OrderBy(point => point.X)]))
            .Where(line => line.Points.Count > 1)];
        return series.Length == 0 ? null : new LineChart
        {
            Title = $"Accuracy by {setting} ({string.Join(", ", fixedAt.Select(pair => $"{pair.Setting} {pair.Value}"))})",
            Description = "Accuracy on the test images, a line a recipe.",
            X = new Axis(setting) { Logarithmic = setting != Epochs, WholeNumbers = setting == Epochs },
            Y = new Axis("test accuracy"),
            Series = series,
        };
    }

    private LineChart MeanAgainst(ChoiceParameter parameter) => new()
    {
        Title = $"Accuracy by {parameter.Setting}",
        Description = "Mean accuracy on the test images over all other parameters, with its standard deviation, a line a recipe.",
        X = new Axis(parameter.Setting) { Logarithmic = parameter.Values.All(value => double.Parse(value, CultureInfo.InvariantCulture) > 0) },
        Y = new Axis("test accuracy"),
        Series = [.. _plan.Recipes.Select(recipe => new Series(
            recipe,
            [.. Done(recipe).Where(trial => trial.Settings.ContainsKey(parameter.Setting)).GroupBy(trial => Number(trial, parameter.Setting)).OrderBy(group => group.Key).Select(MeanPoint)]))],
    };

    private static ChartPoint MeanPoint(IGrouping<double, Trial> group)
    {
        double mean = group.Average(trial => trial.Best!.Test.Accuracy);
        double variance = group.Average(trial => Math.Pow(trial.Best!.Test.Accuracy - mean, 2));
        return new ChartPoint(group.Key, mean, Math.Sqrt(variance));
    }

    private HeatMap? Map(string recipe, string rows, string columns, (string Setting, string Value) fixedAt)
    {
        if (!Has(rows) || !Has(columns) || !Has(fixedAt.Setting))
        {
            return null;
        }

        var cells = Done(recipe, fixedAt).ToDictionary(trial => (trial.Settings[rows], trial.Settings[columns]), trial => trial.Best!.Test.Accuracy);
        string[] rowValues = [.. cells.Keys.Select(key => key.Item1).Distinct().OrderBy(Parse)];
        string[] columnValues = [.. cells.Keys.Select(key => key.Item2).Distinct().OrderBy(Parse)];
        return cells.Count == 0 ? null : new HeatMap
        {
            Title = $"{recipe}: {rows} × {columns} ({fixedAt.Setting} {fixedAt.Value})",
            Description = "Accuracy on the test images, shaded by the logarithm of the error.",
            RowsLabel = rows,
            ColumnsLabel = columns,
            Rows = rowValues,
            Columns = columnValues,
            Values = [.. rowValues.Select(row => (IReadOnlyList<double?>)[.. columnValues.Select(column => cells.TryGetValue((row, column), out double value) ? value : (double?)null)])],
            Format = "F4",
            Accuracies = true,
        };
    }

    private bool Has(string setting) => _plan.Parameters.Any(parameter => parameter.Setting == setting && parameter is ChoiceParameter && TrialTable.IsNumber(parameter));

    private IEnumerable<Trial> Done(string recipe, params (string Setting, string Value)[] fixedAt) => _ranking.Where(trial =>
        trial.Recipe == recipe && fixedAt.All(pair => trial.Settings.GetValueOrDefault(pair.Setting) is { } value && Parse(value) == Parse(pair.Value)));

    private (string Name, Func<Trial, double?> Place, IReadOnlyList<(double, string)> Marks) AxisOf(string name)
    {
        if (_plan.Parameters.FirstOrDefault(parameter => parameter.Setting == name) is RangeParameter range)
        {
            double low = Scaled(range.From);
            double width = Scaled(range.To) - low;
            return (name, trial => trial.Settings.TryGetValue(name, out string? value) ? (Scaled(Parse(value)) - low) / width : null, [(0, Short(range.From)), (1, Short(range.To))]);

            double Scaled(double value) => range.IsLogarithmic ? Math.Log(value) : value;
        }

        string[] values = _plan.Parameters.FirstOrDefault(parameter => parameter.Setting == name) is ChoiceParameter choice ? [.. choice.Values] : [.. _plan.Recipes];
        return (
            name,
            trial => Array.IndexOf(values, name == "recipe" ? trial.Recipe : trial.Settings.GetValueOrDefault(name)) is >= 0 and var index ? PlaceOf(index, values.Length) : null,
            [.. values.Select((value, i) => (PlaceOf(i, values.Length), value))]);
    }

    private static double PlaceOf(int index, int count) => count == 1 ? 0.5 : (double)index / (count - 1);

    private static double Number(Trial trial, string setting) => Parse(trial.Settings[setting]);

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Short(double value) => ShownNumber.Of(value, "G4");
}
