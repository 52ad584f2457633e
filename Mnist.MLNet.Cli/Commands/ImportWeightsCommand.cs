using System.CommandLine;
using Microsoft.ML;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Networks;
using Mnist.MLNet.Recipes;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist import weights</c>: a model of weights that were trained elsewhere.</summary>
internal sealed class ImportWeightsCommand : Command, IHasExamples
{
    private const int UsualClasses = 10;

    private readonly Terminal _terminal;
    private readonly Argument<string> _recipe = new("RECIPE") { Description = "The recipe whose network and normalisation the weights are for; 'mnist recipes' lists them" };
    private readonly Argument<string> _weights = new("WEIGHTS") { Description = "File of weights under PyTorch's names: .safetensors, or .dat in TorchSharp's own format" };
    private readonly Argument<string> _model = new("MODEL") { Description = "Model file to write; one that exists is replaced" };
    private readonly NumberOption<int> _classes = new("--classes", "N", "Number of classes", "a whole number from 2 to 65,536", count => count is >= 2 and <= 65_536, "10");

    public ImportWeightsCommand(Terminal terminal)
        : base("weights", "Makes a model of weights that another program trained.")
    {
        _terminal = terminal;
        Add(_recipe);
        Add(_weights);
        Add(_model);
        Add(_classes);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } = ["import weights lenet5 trained.safetensors digits.zip"];

    private int Run(ParseResult options)
    {
        var ml = new MLContext();
        var recipe = RecipeBook.Get(options.GetRequiredValue(_recipe));
        int classes = options.GetValue(_classes) ?? UsualClasses;
        string file = options.GetRequiredValue(_model);
        var network = NetworkRegistry.Get(recipe.Network);
        var model = ml.Mnist().ImportWeights(options.GetRequiredValue(_weights), recipe, classes);
        ml.Mnist().Save(model, ml.Mnist().CreateIdxLoader(network.Rows, network.Columns, classes).GetOutputSchema(), file);
        _terminal.Out.WriteLine($"wrote '{file}': {network.Name} with imported weights");
        _terminal.Out.WriteLine();
        _terminal.Out.WriteLine($"next: {_terminal.ProgramName} evaluate {ShellWord.Quote(file)}");
        return ExitCode.Success;
    }
}
