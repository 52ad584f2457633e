using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mnist.MLNet.Recipes.Settings;

/// <summary>A setting whose value has a type.</summary>
/// <param name="group">What it is about.</param>
/// <param name="name">Its name.</param>
/// <param name="valueName">What help calls its value.</param>
/// <param name="description">What it is for.</param>
/// <param name="type">What values there are.</param>
/// <param name="get">Reads a recipe that has the setting.</param>
/// <param name="set">Changes such a recipe.</param>
/// <param name="refusal">Why a recipe has no such setting, to follow its name; null where it has. Null for a setting that all recipes have.</param>
internal sealed class TypedSetting<T>(
    SettingGroup group,
    string name,
    string valueName,
    string description,
    SettingType<T> type,
    Func<Recipe, T> get,
    Func<Recipe, T, Recipe> set,
    Func<Recipe, string?>? refusal = null) : RecipeSetting(group, name, description, valueName, type.Range)
{
    public override bool IsSwitch => type.IsSwitch;

    public override bool Accepts(string value) => type.TryParse(value, out _);

    public override Recipe Apply(Recipe recipe, string value) =>
        type.TryParse(value, out var parsed) ? Set(recipe, parsed) : throw new RecipeSettingException(this, $"is '{value}'; it must be {Range}");

    public override Recipe Apply(Recipe recipe, JsonElement value) =>
        type.TryRead(value, out var parsed) ? Set(recipe, parsed) : throw new RecipeSettingException(this, $"is {value.GetRawText()}; it must be {Range}");

    public override string? Read(Recipe recipe) => refusal?.Invoke(recipe) is null ? type.Format(get(recipe)) : null;

    public override string? Describe(Recipe recipe) => refusal?.Invoke(recipe) is null ? type.Describe(get(recipe)) : null;

    public override JsonNode? ReadJson(Recipe recipe) => type.Write(get(recipe));

    public override bool IsOn(Recipe recipe) => refusal?.Invoke(recipe) is null && type.IsOn(get(recipe));

    private Recipe Set(Recipe recipe, T value) =>
        refusal?.Invoke(recipe) is { } reason ? throw new RecipeSettingException(this, reason) : set(recipe, value);
}
