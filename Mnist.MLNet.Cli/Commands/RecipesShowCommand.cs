using System.CommandLine;
using System.Globalization;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Networks;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Recipes.Settings;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist recipes show</c>: everything that a recipe sets.</summary>
internal sealed class RecipesShowCommand : Command, IHasExamples
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _recipe = new("RECIPE") { Description = "The recipe's name; 'mnist recipes' lists them" };

    public RecipesShowCommand(Terminal terminal)
        : base("show", "Shows what a recipe trains, and how.")
    {
        _terminal = terminal;
        Add(_recipe);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } = ["recipes show lenet5"];

    private int Run(ParseResult options)
    {
        var recipe = RecipeBook.Get(options.GetRequiredValue(_recipe));
        var network = NetworkRegistry.Get(recipe.Network);
        Line("recipe", $"{recipe.Name}: {recipe.Summary}");
        Line("source", $"{recipe.Source}");
        Line("reported", $"{recipe.Reported.Summary}");
        Line("network", $"{network.Name}: {network.Summary}; {NetworkSize.Parameters(network):N0} parameters for {NetworkSize.Classes} classes");
        Line("images", $"{network.Rows}×{network.Columns} pixels, normalised as (pixel / 255 − {recipe.Mean}) / {recipe.StandardDeviation}");
        Line("settings", $"{string.Join(", ", RecipeSettings.SetUp(recipe).Select(row => $"{row.Setting.Name} {row.Value}"))}");
        Line("selection", $"{Selection(recipe.Options)}");
        _terminal.Out.WriteLine();
        _terminal.Out.WriteLine($"next: {_terminal.ProgramName} train {recipe.Name}");
        return ExitCode.Success;
    }

    private static string Selection(TorchClassifierOptions training) => training.ValidationFraction > 0
        ? FormattableString.Invariant($"the epoch that is best on {100 * training.ValidationFraction:0.#} % of the training images, which are set aside")
        : "the last epoch";

    private void Line(string name, FormattableString text) =>
        _terminal.Out.WriteLine($"{name,-10} {text.ToString(CultureInfo.InvariantCulture)}");
}
