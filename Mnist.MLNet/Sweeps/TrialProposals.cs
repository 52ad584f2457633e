using Microsoft.ML.AutoML;
using Mnist.MLNet.Sweeps.Store;
using Mnist.MLNet.Sweeps.Tuners;

namespace Mnist.MLNet.Sweeps;

/// <summary>
/// Adds trials as a tuner thinks of them. The tuner is made anew for each, from the results that all workers have so far and from the trials that wait or run: its thoughts
/// follow from these, the trial's number and the seed alone, so that it does not matter which worker asks, nor whether the sweep was interrupted.
/// </summary>
internal sealed class TrialProposals
{
    private readonly SweepPlan _plan;
    private readonly TrialSpace _space;

    /// <exception cref="ArgumentException">There is no such tuner, or it does not fit the parameters.</exception>
    public TrialProposals(SweepPlan plan)
    {
        _plan = plan;
        _space = new TrialSpace(plan);
        CreateTuner();
    }

    /// <summary>Adds one more trial to a store.</summary>
    /// <returns>Whether there was one to add; never for a grid, whose trials are all there from the start.</returns>
    public bool TryAddTo(TrialStore store) => _plan.Tuner != SweepPlan.GridTuner && store.Propose(_plan.Trials ?? int.MaxValue, Propose);

    private TrialDraft Propose(IReadOnlyList<Trial> trials, int attempt)
    {
        var tuner = CreateTuner();
        foreach (var trial in trials.Where(trial => trial.Ended is not null).OrderBy(trial => trial.Ended).ThenBy(trial => trial.Number))
        {
            tuner.Update(new TrialResult { TrialSettings = SettingsOf(trial), Loss = LossOf(trial) });
        }

        foreach (var trial in trials.Where(trial => trial.Ended is null))
        {
            tuner.Expect(SettingsOf(trial));
        }

        var proposal = tuner.Propose(new TrialSettings { TrialId = trials.Count + attempt });
        string recipe = proposal.TryGetValue(RecipeVariants.RecipeKey, out var chosen) ? chosen.AsType<string>() : _plan.Recipes[0];
        var point = proposal.Where(pair => pair.Key != RecipeVariants.RecipeKey).ToDictionary(pair => pair.Key, pair => ParameterText.Of(pair.Value));
        return TrialRecipe.Draft(_plan, recipe, point);
    }

    private SpaceTuner CreateTuner() => TunerBook.Create(_plan.Tuner, _space.Space, _plan.Seed, _space.Conditions);

    private TrialSettings SettingsOf(Trial trial) => new() { TrialId = trial.Number - 1, Parameter = _space.ParameterOf(trial) };

    private double LossOf(Trial trial) => trial.Best is { } best ? _plan.Metric.LossOf(best) : double.NaN;
}
