using System.CommandLine;
using System.Globalization;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Networks;
using Mnist.MLNet.Recipes;
using Spectre.Console;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist recipes</c>: lists what <c>train</c> can run.</summary>
internal sealed class RecipesCommand : Command, IHasExamples
{
    private readonly Terminal _terminal;

    public RecipesCommand(Terminal terminal)
        : base("recipes", "Lists the recipes that 'train' can run.")
    {
        _terminal = terminal;
        Add(new RecipesShowCommand(terminal));
        SetAction(_ => Run());
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } = ["recipes", "recipes show lenet5"];

    private int Run()
    {
        var table = PlainTable.Create("recipe", "network", ">parameters", ">epochs", "reported");
        foreach (var recipe in RecipeBook.All)
        {
            table.AddRow(
                new Text(recipe.Name),
                new Text(recipe.Network),
                new Text(NetworkSize.Parameters(NetworkRegistry.Get(recipe.Network)).ToString("N0", CultureInfo.InvariantCulture)),
                new Text(recipe.CreateOptions().Epochs.ToString(CultureInfo.InvariantCulture)),
                new Text(recipe.Reported));
        }

        _terminal.Console.Write(table);
        _terminal.Out.WriteLine($"next: {_terminal.ProgramName} recipes show {RecipeBook.All[0].Name}");
        return ExitCode.Success;
    }
}
