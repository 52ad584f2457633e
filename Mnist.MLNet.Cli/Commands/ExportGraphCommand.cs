using System.CommandLine;
using Microsoft.ML;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist export graph</c>: a picture of a saved model's network.</summary>
internal sealed class ExportGraphCommand : Command, IHasExamples
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _model = new("MODEL") { Description = "Model file, such as model.zip in a run's folder" };
    private readonly Argument<string> _file = new("FILE") { Description = "Picture to write, such as network.svg; one that exists is replaced" };

    public ExportGraphCommand(Terminal terminal)
        : base("graph", "Draws the network of a saved model: layers, settings, shapes, parameters.")
    {
        _terminal = terminal;
        Add(_model);
        Add(_file);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } = ["export graph runs/20260101-120000-lenet5/model.zip lenet5.svg"];

    private int Run(ParseResult options)
    {
        var ml = new MLContext();
        using var model = LoadedModel.Load(ml, options.GetRequiredValue(_model));
        string file = options.GetRequiredValue(_file);
        ml.Mnist().ExportGraph(model.Pipeline, file);
        _terminal.Out.WriteLine($"wrote '{file}'");
        return ExitCode.Success;
    }
}
