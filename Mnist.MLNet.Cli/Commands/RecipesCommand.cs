using System.CommandLine;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Networks.Architecture;
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
        Add(new RecipesExportCommand(terminal));
        SetAction(_ => Run());
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } = ["recipes", "recipes show bn-cnn", "recipes export lenet5 --output my.json"];

    private int Run()
    {
        var table = new ResultTable(
            "Recipes",
            ResultColumn.Text("recipe"),
            ResultColumn.Number("parameters", "N0"),
            ResultColumn.Number("multiply-adds", "N0"),
            ResultColumn.Number("epochs"),
            ResultColumn.Text("reported by the study"));
        foreach (var recipe in RecipeBook.All)
        {
            var architecture = NetworkArchitecture.Of(recipe.Network, options: recipe.Options.Network);
            table.Add(recipe.Name, architecture.Parameters, architecture.MultiplyAdds, recipe.Options.Epochs, recipe.Reported.Summary);
        }

        _terminal.Console.Write(PlainTable.Of(table));
        _terminal.Out.WriteLine($"next: {_terminal.ProgramName} recipes show {RecipeBook.Default.Name}");
        return ExitCode.Success;
    }
}
