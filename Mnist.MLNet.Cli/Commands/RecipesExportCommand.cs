using System.CommandLine;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Recipes;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist recipes export</c>: a recipe as a file to change.</summary>
internal sealed class RecipesExportCommand : Command, IHasExamples
{
    private readonly Terminal _terminal;
    private readonly RecipeChoice _recipe;
    private readonly Option<string?> _output = new("--output", "-o") { Description = "File to write, instead of the terminal", HelpName = "FILE" };
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replace a file of that name" };

    public RecipesExportCommand(Terminal terminal)
        : base("export", "Writes a recipe as JSON, for 'train --recipe'. Options replace what the recipe sets.")
    {
        _terminal = terminal;
        _recipe = new RecipeChoice(this);
        Add(_output);
        Add(_overwrite);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } = ["recipes export lenet5", "recipes export lenet5 --pooling max --lr 3e-4 --output my.json"];

    private int Run(ParseResult options)
    {
        var recipe = _recipe.Get(options);
        if (options.GetValue(_output) is not { } path)
        {
            _terminal.Out.Write(RecipeFile.ToJson(recipe));
            return ExitCode.Success;
        }

        if (File.Exists(path) && !options.GetValue(_overwrite))
        {
            throw new IOException($"'{path}' is there already; name another file, or add --overwrite.");
        }

        RecipeFile.Write(recipe with { Name = Path.GetFileNameWithoutExtension(path) }, path);
        _terminal.Out.WriteLine($"wrote recipe {recipe.Name} to '{path}'");
        _terminal.Out.WriteLine($"next: {_terminal.ProgramName} train --recipe {ShellWord.Quote(path)}");
        return ExitCode.Success;
    }
}
