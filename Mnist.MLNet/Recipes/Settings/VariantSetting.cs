namespace Mnist.MLNet.Recipes.Settings;

/// <summary>Makes settings that only some variants of a part of the recipe have.</summary>
internal static class VariantSetting
{
    public static TypedSetting<T> Of<TPart, T>(
        SettingGroup group,
        string name,
        string valueName,
        string description,
        SettingType<T> type,
        SettingVariant<TPart, T>[] variants,
        string partName,
        Func<Recipe, TPart> part,
        Func<TPart, string> nameOfPart,
        Func<Recipe, TPart, Recipe> with)
    {
        string[] names = [.. variants.Select(variant => variant.Name)];
        string takers = names.Length > 1 ? $"{string.Join(", ", names[..^1])} and {names[^1]}" : names[0];
        return Setting.Of(
            group,
            name,
            valueName,
            $"{description} ({takers})",
            type,
            recipe => Find(recipe)!.Get(part(recipe)),
            (recipe, value) => with(recipe, Find(recipe)!.Set(part(recipe), value)),
            recipe => Find(recipe) is null ? $"is for {takers}, and the {partName} is {nameOfPart(part(recipe))}" : null);

        SettingVariant<TPart, T>? Find(Recipe recipe) => Array.Find(variants, variant => variant.Name == nameOfPart(part(recipe)));
    }
}
