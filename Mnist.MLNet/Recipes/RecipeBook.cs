using Mnist.MLNet.Recipes.Studies;

namespace Mnist.MLNet.Recipes;

/// <summary>The recipes.</summary>
public static class RecipeBook
{
    /// <summary>All recipes, study by study.</summary>
    public static IReadOnlyList<Recipe> All { get; } = [BnCnnStudy.Recipe, LeNet5Study.Recipe, ThreeConvStudy.Recipe, .. SweepStudy.Recipes, ShallowStudy.Recipe];

    /// <summary>The recipe to begin with: good, and trained in a moment.</summary>
    public static Recipe Default => LeNet5Study.Recipe;

    /// <summary>Finds a recipe.</summary>
    /// <param name="name">Its name; case does not matter.</param>
    /// <returns>The recipe.</returns>
    /// <exception cref="ArgumentException">There is no such recipe; the message lists those that there are.</exception>
    public static Recipe Get(string name) =>
        All.FirstOrDefault(recipe => recipe.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no recipe '{name}'; the recipes are {string.Join(", ", All.Select(recipe => recipe.Name))}.");
}
