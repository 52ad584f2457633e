using Mnist.MLNet.Sweeps.Pruning;

namespace Mnist.MLNet.Tests.Sweeps.Pruning;

public sealed class PrunerTests
{
    [Fact]
    public void The_median_pruner_ends_a_trial_that_is_worse_than_half_of_the_others()
    {
        TrialCurve[] others = [.. Enumerable.Range(1, 5).Select(i => Curve(i, i, i / 2.0))];

        Assert.Null(new MedianPruner().ReasonToStop(Curve(9, 4, 1.4), others));
        Assert.Equal("Its loss of 1.6 at 2 is above 1.5, the median of 5 trials.", new MedianPruner().ReasonToStop(Curve(9, 4, 1.6), others));
    }

    [Fact]
    public void The_median_pruner_waits_for_enough_trials_and_enough_effort()
    {
        TrialCurve[] others = [.. Enumerable.Range(1, 5).Select(i => Curve(i, 1, 1))];

        Assert.Null(new MedianPruner(fewestTrials: 6).ReasonToStop(Curve(9, 5, 5), others));
        Assert.Null(new MedianPruner(fromEffort: 3).ReasonToStop(Curve(9, 5, 5), others));
        Assert.Null(new MedianPruner().ReasonToStop(Curve(9, 5, 5, 5), others));
        Assert.Null(new MedianPruner().ReasonToStop(Curve(9), others));
    }

    [Fact]
    public void Halving_lets_the_best_third_of_each_rung_go_on()
    {
        var pruner = new HalvingPruner(firstRung: 1, reduction: 3);
        TrialCurve[] others = [.. Enumerable.Range(1, 8).Select(i => Curve(i, i))];

        Assert.Null(pruner.ReasonToStop(Curve(9, 2.5), others));
        Assert.Equal("Its loss of 3.5 at 1 is behind 3 of 8 other trials, and 3 go on.", pruner.ReasonToStop(Curve(9, 3.5), others));
    }

    [Fact]
    public void Halving_judges_a_trial_at_the_rung_it_comes_to_and_never_again()
    {
        var pruner = new HalvingPruner(firstRung: 1, reduction: 2);
        TrialCurve[] others = [.. Enumerable.Range(1, 7).Select(i => Curve(i, 1, 1))];

        Assert.NotNull(pruner.ReasonToStop(Curve(9, 2), others));
        Assert.NotNull(pruner.ReasonToStop(Curve(9, 2, 2), others));
        Assert.Null(pruner.ReasonToStop(Curve(9, 2, 2, 2), others));
    }

    [Fact]
    public void Whoever_comes_first_goes_on()
    {
        Assert.Null(new HalvingPruner().ReasonToStop(Curve(9, 5), [Curve(1, 1)]));
        Assert.Null(new HalvingPruner().ReasonToStop(Curve(9, 5), []));
    }

    [Fact]
    public void A_diverged_trial_ends_at_its_first_rung()
    {
        TrialCurve[] others = [.. Enumerable.Range(1, 5).Select(i => Curve(i, i))];

        Assert.NotNull(new HalvingPruner().ReasonToStop(Curve(9, double.NaN), others));
        Assert.NotNull(new MedianPruner().ReasonToStop(Curve(9, double.NaN), others));
    }

    [Fact]
    public void Hyperband_gives_each_bracket_its_share_of_the_trials()
    {
        var pruner = new HyperbandPruner(most: 9);

        int[] counts = [.. Enumerable.Range(0, 3).Select(bracket => Enumerable.Range(0, 17_000).Count(trial => pruner.Bracket(trial) == bracket))];

        // Hyperband with R = 9 and η = 3 begins with 9, 5 and 3 trials.
        Assert.Equal([9.0, 5, 3], counts.Select(count => Math.Round(count / 1000.0)));
    }

    [Fact]
    public void Hyperband_holds_a_trial_against_those_of_its_bracket_alone()
    {
        var pruner = new HyperbandPruner(most: 9);
        int[] early = [.. Enumerable.Range(0, 100).Where(trial => pruner.Bracket(trial) == 0)];
        int[] whole = [.. Enumerable.Range(0, 100).Where(trial => pruner.Bracket(trial) == 2)];
        var trial = Curve(early[0], 5);

        Assert.NotNull(pruner.ReasonToStop(trial, [.. early.Skip(1).Select(other => Curve(other, 1))]));
        Assert.Null(pruner.ReasonToStop(trial, [.. whole.Select(other => Curve(other, 1))]));
        Assert.Null(pruner.ReasonToStop(Curve(whole[0], 5, 5, 5, 5, 5, 5, 5, 5), [.. whole.Skip(1).Select(other => Curve(other, 1, 1, 1, 1, 1, 1, 1, 1))]));
    }

    [Fact]
    public void Pruners_are_known_by_name()
    {
        Assert.All(PrunerBook.Names, name => Assert.NotNull(PrunerBook.Create(name, effort: 10)));
        Assert.Equal("There is no pruner 'axe'; the pruners are median, asha, hyperband.", Assert.Throws<ArgumentException>(() => PrunerBook.Create("axe", 10)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => PrunerBook.Create("hyperband", 1));
    }

    private static TrialCurve Curve(int trial, params double[] losses) => new(trial, [.. losses.Select((loss, i) => new CurvePoint(i + 1, loss))]);
}
