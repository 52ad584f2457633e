using Mnist.MLNet.Training;

namespace Mnist.MLNet.Recipes.Settings;

/// <summary>Makes settings.</summary>
internal static class Setting
{
    /// <summary>A setting of a recipe.</summary>
    public static TypedSetting<T> Of<T>(
        SettingGroup group, string name, string valueName, string description, SettingType<T> type, Func<Recipe, T> get, Func<Recipe, T, Recipe> set, Func<Recipe, string?>? refusal = null) =>
        new(group, name, valueName, description, type, get, set, refusal);

    /// <summary>A setting of a recipe's training options.</summary>
    public static TypedSetting<T> OfOptions<T>(
        SettingGroup group,
        string name,
        string valueName,
        string description,
        SettingType<T> type,
        Func<TorchClassifierOptions, T> get,
        Func<TorchClassifierOptions, T, TorchClassifierOptions> set,
        params string[] aliases) =>
        new(group, name, valueName, description, type, recipe => get(recipe.Options), (recipe, value) => recipe with { Options = set(recipe.Options, value) }) { Aliases = aliases };
}
