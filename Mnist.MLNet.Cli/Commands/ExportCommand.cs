using System.CommandLine;
using Mnist.MLNet.Cli.Output;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist export</c>: the commands that write a model in other programs' formats.</summary>
internal sealed class ExportCommand : Command, IHasExamples
{
    public ExportCommand(Terminal terminal, HelpWithExamples help)
        : base("export", "Writes a saved model in other programs' formats.")
    {
        Add(new ExportOnnxCommand(terminal));
        Add(new ExportWeightsCommand(terminal));
        Add(new ExportGraphCommand(terminal));
        Action = help;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "export onnx runs/20260101-120000-lenet5/model.zip digits.onnx",
        "export weights runs/20260101-120000-lenet5/model.zip digits.safetensors",
        "export graph digits.zip network.svg",
    ];
}
