using System.Globalization;
using Microsoft.ML.SearchSpace;
using Microsoft.ML.SearchSpace.Option;
using Mnist.MLNet.Recipes.Settings;
using Mnist.MLNet.Sweeps.Tuners;
using SearchSpace = Microsoft.ML.SearchSpace.SearchSpace;

namespace Mnist.MLNet.Sweeps;

/// <summary>The search space of a sweep: its recipes, where there are several, and its parameters.</summary>
internal sealed class TrialSpace
{
    private readonly SweepPlan _plan;

    public TrialSpace(SweepPlan plan)
    {
        _plan = plan;
        if (plan.Recipes.Count > 1)
        {
            Space.Add(RecipeVariants.RecipeKey, new ChoiceOption([.. plan.Recipes]));
        }

        foreach (var parameter in plan.Parameters)
        {
            Space.Add(parameter.Setting, OptionOf(parameter));
        }

        Conditions = [.. FindConditions()];
    }

    /// <summary>What is searched.</summary>
    public SearchSpace Space { get; } = [];

    /// <summary>Which settings there are only with some values of another, such as the momentum of some optimisers.</summary>
    public IReadOnlyList<SearchCondition> Conditions { get; }

    /// <summary>The place of a trial in the space.</summary>
    public Parameter ParameterOf(Trial trial)
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

    private IEnumerable<SearchCondition> FindConditions()
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
