using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mnist.MLNet.Recipes.Settings;

/// <summary>One named thing that a recipe sets, as command lines, recipe files, sweeps and reports read and change it.</summary>
public abstract class RecipeSetting
{
    private protected RecipeSetting(SettingGroup group, string name, string description, string valueName, string range)
    {
        Group = group;
        Name = name;
        Description = description;
        ValueName = valueName;
        Range = range;
    }

    /// <summary>What it is about.</summary>
    public SettingGroup Group { get; }

    /// <summary>Its name, such as <c>batch-size</c>.</summary>
    public string Name { get; }

    /// <summary>Other names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What it is for, in a few words.</summary>
    public string Description { get; }

    /// <summary>What help calls its value, such as <c>N</c>.</summary>
    public string ValueName { get; }

    /// <summary>What its value must be, such as "a whole number from 1 to 5".</summary>
    public string Range { get; }

    /// <summary>Whether its value is true or false, so that a command line may leave "true" out.</summary>
    public abstract bool IsSwitch { get; }

    /// <summary>Whether a text is a value within the range.</summary>
    /// <param name="value">The text.</param>
    public abstract bool Accepts(string value);

    /// <summary>Changes a recipe.</summary>
    /// <param name="recipe">The recipe, which stays as it is.</param>
    /// <param name="value">The value as text, numbers with a decimal point.</param>
    /// <returns>The changed recipe.</returns>
    /// <exception cref="RecipeSettingException">The value is outside the range, or the recipe has no such setting.</exception>
    public abstract Recipe Apply(Recipe recipe, string value);

    /// <summary>Changes a recipe.</summary>
    /// <param name="recipe">The recipe, which stays as it is.</param>
    /// <param name="value">The value: a number, true or false, text, null for none, or a list of numbers.</param>
    /// <returns>The changed recipe.</returns>
    /// <exception cref="RecipeSettingException">The value is of a wrong type or outside the range, or the recipe has no such setting.</exception>
    public abstract Recipe Apply(Recipe recipe, JsonElement value);

    /// <summary>Reads a recipe's value.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <returns>The value as text that <see cref="Apply(Recipe, string)"/> takes; null where the recipe has no such setting.</returns>
    public abstract string? Read(Recipe recipe);

    /// <summary>Reads a recipe's value for people: rounded.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <returns>The value as text; null where the recipe has no such setting.</returns>
    public abstract string? Describe(Recipe recipe);

    /// <summary>Reads a recipe's value for a file.</summary>
    /// <param name="recipe">The recipe, which must have such a setting: <see cref="Read"/> gives something.</param>
    /// <returns>The value; null for none.</returns>
    public abstract JsonNode? ReadJson(Recipe recipe);

    /// <summary>Whether a recipe has this setting switched on or at a number: not at none, false, or an augmentation of 0.</summary>
    /// <param name="recipe">The recipe.</param>
    public abstract bool IsOn(Recipe recipe);
}
