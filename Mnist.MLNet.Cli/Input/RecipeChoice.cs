using System.CommandLine;
using Mnist.MLNet.Recipes;

namespace Mnist.MLNet.Cli.Input;

/// <summary>The recipe that a command works with: by name, or from a file, and with what options replace of it.</summary>
internal sealed class RecipeChoice
{
    private readonly Argument<string?> _name = new("RECIPE") { Description = "Name of a recipe; 'mnist recipes' lists them", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _file = new("--recipe") { Description = "File with a recipe, instead of a name; 'mnist recipes export' writes one", HelpName = "FILE" };
    private readonly TrainingOptions _settings;

    /// <summary>Adds argument and options to a command.</summary>
    public RecipeChoice(Command command)
    {
        command.Add(_name);
        command.Add(_file);
        _settings = new TrainingOptions(command);
    }

    /// <summary>The recipe as the command line asks for it; the default one where it names none.</summary>
    /// <exception cref="ArgumentException">There is no such recipe, or options contradict it.</exception>
    /// <exception cref="InvalidDataException">The file is no recipe.</exception>
    public Recipe Get(ParseResult options)
    {
        string? name = options.GetValue(_name);
        string? file = options.GetValue(_file);
        if (name is not null && file is not null)
        {
            throw new ArgumentException($"Recipe '{name}' and --recipe '{file}' are both named; leave one out.");
        }

        var recipe = file is not null ? RecipeFile.Read(file) : name is not null ? RecipeBook.Get(name) : RecipeBook.Default;
        return _settings.Apply(options, recipe);
    }
}
