using System.Globalization;

namespace Mnist.MLNet.Sweeps;

/// <summary>
/// How much of the scatter of a sweep's results each parameter explains by itself: the variance of the mean result by the parameter's value over the variance
/// of all results, which is the first-order term of a functional analysis of variance (F. Hutter, H. Hoos, K. Leyton-Brown, "An efficient approach for assessing
/// hyperparameter importance", 2014), taken over the trials themselves instead of a forest fitted to them. Exact on a whole grid, an estimate elsewhere.
/// </summary>
internal static class ParameterImportance
{
    // Numbers of a range fall into this many groups of equal size.
    private const int Groups = 4;

    private const string Recipe = "recipe";

    /// <summary>The parts, from 0 to 1, the largest first; empty where results do not scatter.</summary>
    public static IReadOnlyList<(string Parameter, double Part)> Of(SweepPlan plan, IReadOnlyList<Trial> trials)
    {
        var done = plan.Metric.Rank(trials);
        double mean = done.Count > 0 ? done.Average(Value) : 0;
        double total = done.Sum(trial => Square(Value(trial) - mean));
        if (total == 0)
        {
            return [];
        }

        var parameters = plan.Parameters.Select(parameter => (parameter.Setting, Key: KeyOf(parameter, done)));
        if (plan.Recipes.Count > 1)
        {
            parameters = parameters.Prepend((Recipe, trial => trial.Recipe));
        }

        return [.. parameters.Select(parameter => (parameter.Setting, done.GroupBy(parameter.Key).Sum(group => group.Count() * Square(group.Average(Value) - mean)) / total)).OrderByDescending(pair => pair.Item2)];

        double Value(Trial trial) => plan.Metric.Of(trial.Best!);
    }

    private static Func<Trial, string> KeyOf(SweepParameter parameter, IReadOnlyList<Trial> done)
    {
        if (parameter is ChoiceParameter)
        {
            return trial => trial.Settings.GetValueOrDefault(parameter.Setting, "");
        }

        var places = done.Where(trial => trial.Settings.ContainsKey(parameter.Setting))
            .OrderBy(trial => double.Parse(trial.Settings[parameter.Setting], CultureInfo.InvariantCulture))
            .Select((trial, place) => (trial.Number, place)).ToDictionary(pair => pair.Number, pair => pair.place);
        return trial => places.TryGetValue(trial.Number, out int place) ? $"{place * Groups / places.Count}" : "";
    }

    private static double Square(double value) => value * value;
}
