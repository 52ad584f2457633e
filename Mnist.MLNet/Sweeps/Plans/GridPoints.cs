using Mnist.MLNet.Sweeps.Store;

namespace Mnist.MLNet.Sweeps;

/// <summary>Every point of a sweep's grid, once, in the order in which recipes, settings and values were named; the last setting changes first.</summary>
internal static class GridPoints
{
    public static IEnumerable<TrialDraft> Of(SweepPlan plan)
    {
        IEnumerable<IReadOnlyDictionary<string, string>> points = [new Dictionary<string, string>()];
        foreach (var parameter in plan.Parameters.Cast<ChoiceParameter>())
        {
            points = points.SelectMany(_ => parameter.Values, (point, value) => new Dictionary<string, string>(point) { [parameter.Setting] = value });
        }

        var drafts = plan.Recipes.SelectMany(_ => points, (recipe, point) => TrialRecipe.Draft(plan, recipe, point));
        return plan.Trials is { } trials ? drafts.DistinctBy(draft => draft.Identity).Take(trials) : drafts;
    }
}
