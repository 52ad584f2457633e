namespace Mnist.MLNet.Recipes.Settings;

/// <summary>
/// The table of everything that a recipe sets. Settings stand in the order in which they are applied: a choice, such as that of the optimiser, before what only some choices have.
/// </summary>
public static class RecipeSettings
{
    /// <summary>All settings.</summary>
    public static IReadOnlyList<RecipeSetting> All { get; } =
    [
        .. NetworkSettings.All(),
        Setting.Of(SettingGroup.Preprocessing, "mean", "X", "Mean to subtract from pixels scaled to 0…1", new NumberType("from -10 to 10", number => Math.Abs(number) <= 10), recipe => Decimal(recipe.Mean), (recipe, value) => recipe with { Mean = (float)value }),
        Setting.Of(SettingGroup.Preprocessing, "std", "X", "Standard deviation to divide them by", NumberType.AboveZero, recipe => Decimal(recipe.StandardDeviation), (recipe, value) => recipe with { StandardDeviation = (float)value }),
        .. AugmentationSettings.All(),
        .. TrainingSettings.All(),
        .. OptimizerSettings.All(),
        .. ScheduleSettings.All(),
        .. EvaluationSettings.All(),
    ];

    /// <summary>Finds a setting.</summary>
    /// <param name="name">Its name or one of its other names; case does not matter.</param>
    /// <returns>The setting.</returns>
    /// <exception cref="ArgumentException">There is none; the message lists those that there are.</exception>
    public static RecipeSetting Get(string name) =>
        All.FirstOrDefault(setting => setting.Aliases.Append(setting.Name).Contains(name, StringComparer.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no setting '{name}'; the settings are {string.Join(", ", All.Select(setting => setting.Name))}.");

    /// <summary>Changes a recipe by several settings, whatever their order.</summary>
    /// <param name="recipe">The recipe, which stays as it is.</param>
    /// <param name="values">Names of settings with their values as text.</param>
    /// <returns>The changed recipe.</returns>
    /// <exception cref="ArgumentException">There is no such setting, or no such value of it, or the recipe does not have it.</exception>
    public static Recipe Apply(Recipe recipe, IEnumerable<KeyValuePair<string, string>> values)
    {
        var asked = values.Select(pair => (Setting: Get(pair.Key), pair.Value)).ToArray();
        return All.SelectMany(setting => asked.Where(pair => pair.Setting == setting)).Aggregate(recipe, (changed, pair) => pair.Setting.Apply(changed, pair.Value));
    }

    /// <summary>What a recipe sets, for tables: every setting that it has and that is not switched off, with its value, rounded.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <returns>Settings and values, in the order of <see cref="All"/>.</returns>
    public static IReadOnlyList<(RecipeSetting Setting, string Value)> SetUp(Recipe recipe) =>
        [.. All.Where(setting => setting.IsOn(recipe)).Select(setting => (setting, setting.Describe(recipe)!))];

    // the shortest decimal number that is this float, so that 0.1307 does not become 0.13070000708103180
    private static double Decimal(float value) => (double)(decimal)value;
}
