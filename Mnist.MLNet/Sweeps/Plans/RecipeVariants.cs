using Mnist.MLNet.Recipes;

namespace Mnist.MLNet.Sweeps;

/// <summary>The recipes of a sweep with each combination of the choices on which it depends what other settings there are, such as the optimiser's for its momentum.</summary>
internal static class RecipeVariants
{
    /// <summary>The name of the choice between recipes.</summary>
    public const string RecipeKey = "recipe";

    private static readonly string[] Deciding = ["network", "optimizer", "schedule"];

    /// <summary>All combinations: what was chosen, by name, and the recipe with it.</summary>
    public static IReadOnlyList<(IReadOnlyDictionary<string, string> Chosen, Recipe Recipe)> Of(SweepPlan plan)
    {
        var variants = plan.Recipes.Select(name => (
            Chosen: (IReadOnlyDictionary<string, string>)new Dictionary<string, string> { [RecipeKey] = name },
            Recipe: TrialRecipe.Compose(RecipeBook.Get(name), plan.Fixed)));
        foreach (var choice in plan.Parameters.OfType<ChoiceParameter>().Where(choice => Deciding.Contains(choice.Setting)))
        {
            variants = variants.SelectMany(_ => choice.Values, (variant, value) => (
                (IReadOnlyDictionary<string, string>)new Dictionary<string, string>(variant.Chosen) { [choice.Setting] = value },
                TrialRecipe.Compose(variant.Recipe, [new(choice.Setting, value)])));
        }

        return [.. variants];
    }
}
