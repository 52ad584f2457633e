using System.Globalization;
using Microsoft.ML.AutoML;
using Microsoft.ML.SearchSpace;
using Microsoft.ML.SearchSpace.Option;
using Mnist.MLNet.Recipes.Settings;
using Mnist.MLNet.Sweeps.Store;
using Mnist.MLNet.Sweeps.Tuners;
using SearchSpace = Microsoft.ML.SearchSpace.SearchSpace;

namespace Mnist.MLNet.Sweeps;

/// <summary>
/// Adds trials as a tuner thinks of them. The tuner is made anew for each, from the results that all workers have so far: its thoughts follow from these, the trial's
/// number and the seed alone, so that it does not matter which worker asks, nor whether the sweep was interrupted.
/// </summary>
internal sealed class TrialProposals
{
    private readonly SweepPlan _plan;
    private readonly SearchSpace _space = [];
    private readonly IReadOnlyList<SearchCondition> _conditions;

    /// <exception cref="ArgumentException">There is no such tuner, or it does not fit the parameters.</exception>
    public TrialProposals(SweepPlan plan)
    {
        _plan = plan;
        if (plan.Recipes.Count > 1)
        {
            _space.Add(RecipeVariants.RecipeKey, new ChoiceOption([.. plan.Recipes]));
        }

        foreach (var parameter in plan.Parameters)
        {
            _space.Add(parameter.Setting, OptionOf(parameter));
        }

        _conditions = [.. Conditions()];
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
            tuner.Update(new TrialResult { TrialSettings = new TrialSettings { TrialId = trial.Number - 1, Parameter = ParameterOf(trial) }, Loss = LossOf(trial) });
        }

        var proposal = tuner.Propose(new TrialSettings { TrialId = trials.Count + attempt });
        string recipe = proposal.TryGetValue(RecipeVariants.RecipeKey, out var chosen) ? chosen.AsType<string>() : _plan.Recipes[0];
        var point = proposal.Where(pair => pair.Key != RecipeVariants.RecipeKey).ToDictionary(pair => pair.Key, pair => ParameterText.Of(pair.Value));
        return TrialRecipe.Draft(_plan, recipe, point);
    }

    private SpaceTuner CreateTuner() => TunerBook.Create(_plan.Tuner, _space, _plan.Seed, _conditions);

    private double LossOf(Trial trial) => trial.Best is { } best ? _plan.Metric.LossOf(best) : double.NaN;

    private Parameter ParameterOf(Trial trial)
    {
        var parameter = Parameter.CreateNestedParameter();
        if (_plan.Recipes.Count > 1)
        {
            parameter.Add(RecipeVariants.RecipeKey, Parameter.FromString(trial.Recipe));
        }

        foreach (var (name, text) in trial.Settings)
        {
            parameter.Add(name, _plan.Parameters.Single(candidate => candidate.Setting == name) switch
            {
                RangeParameter { IsWhole: true } => Parameter.FromInt(int.Parse(text, CultureInfo.InvariantCulture)),
                RangeParameter => Parameter.FromDouble(double.Parse(text, CultureInfo.InvariantCulture)),
                _ => Parameter.FromString(text),
            });
        }

        return parameter;
    }

    private static OptionBase OptionOf(SweepParameter parameter) => parameter switch
    {
        RangeParameter { IsWhole: true } range => new UniformIntOption((int)range.From, (int)range.To, range.IsLogarithmic),
        RangeParameter range => new UniformDoubleOption(range.From, range.To, range.IsLogarithmic),
        _ => new ChoiceOption([.. ((ChoiceParameter)parameter).Values]),
    };

    // Which settings there are only with some values of another, such as the momentum of some optimisers.
    private IEnumerable<SearchCondition> Conditions()
    {
        var variants = RecipeVariants.Of(_plan);
        foreach (var parameter in _plan.Parameters)
        {
            var setting = RecipeSettings.Get(parameter.Setting);
            var having = variants.Where(variant => setting.Read(variant.Recipe) is not null).ToList();
            var condition = variants[0].Chosen.Keys.Where(name => name != parameter.Setting)
                .Select(name => new SearchCondition(parameter.Setting, name, [.. having.Select(variant => variant.Chosen[name]).Distinct()]))
                .FirstOrDefault(condition => condition.Values.Count < variants.Select(variant => variant.Chosen[condition.Choice]).Distinct().Count());
            if (condition is not null)
            {
                yield return condition;
            }
        }
    }
}
