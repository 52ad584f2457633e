using System.CommandLine;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Recipes.Settings;

namespace Mnist.MLNet.Cli.Input;

/// <summary>The options that replace what a recipe sets: one for each setting.</summary>
internal sealed class TrainingOptions
{
    private readonly SettingOption[] _options = [.. RecipeSettings.All.Select(setting => new SettingOption(setting))];

    /// <summary>Adds the options to a command.</summary>
    public TrainingOptions(Command command)
    {
        foreach (var option in _options)
        {
            option.AddTo(command);
        }
    }

    /// <summary>A recipe with what the command line says in the place of its own settings.</summary>
    /// <exception cref="ArgumentException">The recipe does not have a setting, such as the momentum of an optimiser without one.</exception>
    public Recipe Apply(ParseResult options, Recipe recipe) => _options.Aggregate(recipe, (changed, option) => option.Apply(options, changed));
}
