namespace Mnist.MLNet.Recipes.Settings;

/// <summary>One of the variants of a part of a recipe, such as an optimiser, that has a setting.</summary>
/// <param name="Name">The variant's name.</param>
/// <param name="Get">Reads the setting of this variant.</param>
/// <param name="Set">Changes it.</param>
internal sealed record SettingVariant<TPart, T>(string Name, Func<TPart, T> Get, Func<TPart, T, TPart> Set);
