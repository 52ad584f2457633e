using System.CommandLine;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Networks;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Reports.Tables;

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
        var table = new ResultTable(
            "Recipes",
            ResultColumn.Text("recipe"),
            ResultColumn.Text("network"),
            ResultColumn.Number("parameters", "N0"),
            ResultColumn.Number("epochs"),
            ResultColumn.Text("reported"));
        foreach (var recipe in RecipeBook.All)
        {
            table.Add(recipe.Name, recipe.Network, NetworkSize.Parameters(NetworkRegistry.Get(recipe.Network)), recipe.Options.Epochs, recipe.Reported.Summary);
        }

        _terminal.Console.Write(PlainTable.Of(table));
        _terminal.Out.WriteLine($"next: {_terminal.ProgramName} recipes show {RecipeBook.Default.Name}");
        return ExitCode.Success;
    }
}
