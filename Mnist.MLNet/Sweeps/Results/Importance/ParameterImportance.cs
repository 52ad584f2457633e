using Mnist.MLNet.Sweeps.Tuners;

namespace Mnist.MLNet.Sweeps.Importance;

/// <summary>
/// How much of the scatter of a sweep's results its parameters explain, by a functional analysis of variance on the metric's scale: a few settings that learn nothing
/// would else be all that is explained.
/// </summary>
internal static class ParameterImportance
{
    // Where a parameter does not count, as the momentum of another optimiser, the middle of its values stands for it.
    private const double Middle = 0.5;

    /// <summary>The parts of single parameters, the largest first, then that of the pair that explains most; empty where results do not scatter.</summary>
    public static IReadOnlyList<ImportancePart> Of(SweepPlan plan, IReadOnlyList<Trial> trials)
    {
        var done = plan.Metric.Rank(trials);
        double[] values = [.. done.Select(trial => plan.Metric.Scale(plan.Metric.Of(trial.Best!)))];
        if (values.Distinct().Count() < 2)
        {
            return [];
        }

        var space = new TrialSpace(plan);
        var domain = new SearchDomain(space.Space, space.Conditions);
        var dimensions = domain.Dimensions;
        double[][] points = [.. done.Select(trial => domain.ToPoint(space.ParameterOf(trial)).Select((place, i) => double.IsNaN(place) ? dimensions[i].Settle(Middle) : place).ToArray())];
        var anova = new FunctionalAnova(dimensions, points, values);
        var single = Enumerable.Range(0, dimensions.Count).Select(i => PartOf(dimensions[i].Name, anova.Part(i))).OrderByDescending(part => part.Mean);
        var pairs = Enumerable.Range(0, dimensions.Count).SelectMany(i => Enumerable.Range(i + 1, dimensions.Count - i - 1), (i, j) => PartOf($"{dimensions[i].Name} × {dimensions[j].Name}", anova.Part(i, j)));
        return [.. single, .. pairs.OrderByDescending(part => part.Mean).Take(1)];
    }

    private static ImportancePart PartOf(string name, (double Mean, double Deviation) part) => new(name, part.Mean, part.Deviation);
}
