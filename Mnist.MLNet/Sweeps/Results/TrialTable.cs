using System.Globalization;
using Mnist.MLNet.Recipes.Settings;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Sweeps;

/// <summary>The trials of a sweep as tables.</summary>
public static class TrialTable
{
    private static readonly string[] QualityNames = ["accuracy", "precision", "recall", "F1", "loss"];

    /// <summary>The number of trials that are marked as the best.</summary>
    public const int Marked = 3;

    /// <summary>Everything about every trial, by number, for <c>trials.csv</c>: all options, quality on validation and test rows, times, state.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="trials">Its trials.</param>
    /// <returns>The table.</returns>
    public static ResultTable Whole(SweepPlan plan, IReadOnlyList<Trial> trials)
    {
        var recipes = trials.ToDictionary(trial => trial.Number, trial => TrialRecipe.Of(plan, trial));
        var settings = RecipeSettings.All.Where(setting => recipes.Values.Any(recipe => setting.Read(recipe) is not null)).ToList();
        var ranks = Ranks(plan, trials);
        var table = new ResultTable(
            "Trials",
            [
                ResultColumn.Number("trial"), ResultColumn.Text("state"), ResultColumn.Number("rank"), ResultColumn.Text("recipe"),
                .. settings.Select(setting => ResultColumn.Text(setting.Name)),
                .. QualityColumns("validation"), .. QualityColumns("test"),
                ResultColumn.Number("best epoch"), ResultColumn.Number("training loss"), ResultColumn.Number("seconds"), ResultColumn.Number("images per second"), ResultColumn.Text("reason"),
            ]);
        foreach (var trial in trials)
        {
            table.Add(
                [
                    trial.Number, StateText(trial), ranks.TryGetValue(trial.Number, out int rank) ? rank : null, trial.Recipe,
                    .. settings.Select(setting => (object?)setting.Read(recipes[trial.Number])),
                    .. Values(trial.Best?.Validation), .. Values(trial.Best?.Test),
                    trial.Best?.Epoch, trial.Best?.TrainingLoss, trial.Best is null ? null : trial.Seconds, trial.ImagesPerSecond, trial.Reason,
                ]);
        }

        return table;
    }

    /// <summary>What people look for, best trial first, the best three marked.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="trials">Its trials.</param>
    /// <param name="most">The largest number of rows.</param>
    /// <returns>The table, narrow enough for a console.</returns>
    public static ResultTable Brief(SweepPlan plan, IReadOnlyList<Trial> trials, int most = int.MaxValue) => Ranked(plan, trials, most,
    [
        (ResultColumn.Number("val. accuracy", "F4"), trial => trial.Best?.Validation.Accuracy),
        (ResultColumn.Number("val. loss", "F4"), trial => trial.Best?.Validation.Loss),
        (ResultColumn.Number("test accuracy", "F4"), trial => trial.Best?.Test.Accuracy),
        (ResultColumn.Number("seconds", "F1"), trial => trial.Best is null ? null : trial.Seconds),
        (ResultColumn.Text("state"), StateText),
    ]);

    /// <summary>What the report's reader looks for, best trial first, the best three marked.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="trials">Its trials.</param>
    /// <param name="most">The largest number of rows.</param>
    /// <returns>The table.</returns>
    public static ResultTable Wide(SweepPlan plan, IReadOnlyList<Trial> trials, int most = int.MaxValue) => Ranked(plan, trials, most,
    [
        (ResultColumn.Number("val. accuracy", "F4"), trial => trial.Best?.Validation.Accuracy),
        (ResultColumn.Number("val. F1", "F4"), trial => trial.Best?.Validation.F1),
        (ResultColumn.Number("val. loss", "F4"), trial => trial.Best?.Validation.Loss),
        (ResultColumn.Number("test accuracy", "F4"), trial => trial.Best?.Test.Accuracy),
        (ResultColumn.Number("test loss", "F4"), trial => trial.Best?.Test.Loss),
        (ResultColumn.Number("best epoch"), trial => trial.Best?.Epoch),
        (ResultColumn.Number("seconds", "F1"), trial => trial.Best is null ? null : trial.Seconds),
        (ResultColumn.Number("images/s", "N0"), trial => trial.ImagesPerSecond),
        (ResultColumn.Text("state"), trial => trial.Reason is null ? StateText(trial) : $"{StateText(trial)}: {trial.Reason}"),
    ]);

    private static ResultTable Ranked(SweepPlan plan, IReadOnlyList<Trial> trials, int most, IReadOnlyList<(ResultColumn Column, Func<Trial, object?> Value)> figures)
    {
        var ranks = Ranks(plan, trials);
        var table = new ResultTable(
            "Trials, best first",
            [
                ResultColumn.Text("best"), ResultColumn.Number("trial"), ResultColumn.Text("recipe"),
                .. plan.Parameters.Select(parameter => IsNumber(parameter) ? ResultColumn.Number(parameter.Setting) : ResultColumn.Text(parameter.Setting)),
                .. figures.Select(figure => figure.Column),
            ]);
        foreach (var trial in trials.OrderBy(trial => ranks.GetValueOrDefault(trial.Number, int.MaxValue)).Take(most))
        {
            table.Add(
                [
                    ranks.TryGetValue(trial.Number, out int rank) && rank <= Marked ? $"#{rank}" : "", trial.Number, trial.Recipe,
                    .. plan.Parameters.Select(parameter => Value(parameter, trial)),
                    .. figures.Select(figure => figure.Value(trial)),
                ]);
        }

        return table;
    }

    internal static bool IsNumber(SweepParameter parameter) =>
        parameter is RangeParameter || ((ChoiceParameter)parameter).Values.All(value => double.TryParse(value, CultureInfo.InvariantCulture, out _));

    private static Dictionary<int, int> Ranks(SweepPlan plan, IReadOnlyList<Trial> trials) =>
        plan.Metric.Rank(trials).Select((trial, place) => (trial.Number, Rank: place + 1)).ToDictionary(pair => pair.Number, pair => pair.Rank);

    private static IEnumerable<ResultColumn> QualityColumns(string rows) =>
        QualityNames.Select(name => ResultColumn.Number($"{rows} {name}"));

    private static IEnumerable<object?> Values(Quality? quality) => [quality?.Accuracy, quality?.Precision, quality?.Recall, quality?.F1, quality?.Loss];

    private static object? Value(SweepParameter parameter, Trial trial)
    {
        string? text = trial.Settings.GetValueOrDefault(parameter.Setting);
        return text is not null && IsNumber(parameter) ? double.Parse(text, CultureInfo.InvariantCulture) : text;
    }

    private static string StateText(Trial trial) => trial.State.ToString().ToLowerInvariant();
}
