using Mnist.MLNet.Recipes;
using Mnist.MLNet.Recipes.Settings;
using Mnist.MLNet.Training.Schedules;

namespace Mnist.MLNet.Sweeps;

/// <summary>The recipe of a trial, and what makes two of them the same.</summary>
internal static class TrialRecipe
{
    private const string Epochs = "epochs";
    private const string Threads = "threads";

    /// <summary>Changes a recipe by settings. Those that the changed recipe does not have are left out, or refused.</summary>
    /// <exception cref="ArgumentException">A setting is unknown or outside its range, or is refused.</exception>
    public static Recipe Compose(Recipe recipe, IEnumerable<KeyValuePair<string, string>> values, bool strict = false)
    {
        var asked = values.ToDictionary(pair => RecipeSettings.Get(pair.Key), pair => pair.Value);
        foreach (var setting in RecipeSettings.All)
        {
            if (asked.TryGetValue(setting, out string? value) && (strict || setting.Read(recipe) is not null))
            {
                recipe = setting.Apply(recipe, value);
            }
        }

        return recipe;
    }

    /// <summary>The trial that a point of the search space is.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="recipeName">The recipe.</param>
    /// <param name="point">The values of all parameters.</param>
    public static Store.TrialDraft Draft(SweepPlan plan, string recipeName, IReadOnlyDictionary<string, string> point)
    {
        var recipe = Compose(RecipeBook.Get(recipeName), plan.Fixed.Concat(point));
        var settings = plan.Parameters.Select(parameter => (parameter.Setting, Value: RecipeSettings.Get(parameter.Setting).Read(recipe)))
            .Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Setting, pair => pair.Value!);
        return new(recipe.Name, settings, Describe(recipe, _ => true), Describe(recipe, setting => setting.Name != Epochs || !IsPrefixed(recipe)), recipe.Options.Epochs);
    }

    /// <summary>The recipe that a trial trains.</summary>
    public static Recipe Of(SweepPlan plan, Trial trial) => Compose(RecipeBook.Get(trial.Recipe), plan.Fixed.Concat(trial.Settings));

    // Everything that the result depends on, whether the sweep varies it or not: not the recipe's name, and not the number of threads.
    private static string Describe(Recipe recipe, Predicate<RecipeSetting> includes) => string.Join(' ', RecipeSettings.All
        .Where(setting => setting.Name != Threads && includes(setting))
        .Select(setting => (setting.Name, Value: setting.Read(recipe)))
        .Where(pair => pair.Value is not null)
        .Select(pair => $"{pair.Name}={pair.Value}"));

    /// <summary>
    /// Whether a run of fewer epochs is, step for step, the beginning of a longer one. It is where the learning rate depends on what was, not on how much is to come;
    /// order of rows, augmentation and dropout, early stopping and the choice of the best epoch never look ahead.
    /// </summary>
    private static bool IsPrefixed(Recipe recipe) =>
        recipe.Options.Schedule is ConstantSchedule or StepSchedule or MultiStepSchedule or ExponentialSchedule or PlateauSchedule;
}
