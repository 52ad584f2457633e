using System.CommandLine;
using Microsoft.ML;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist export weights</c>: the weights of a saved model alone.</summary>
internal sealed class ExportWeightsCommand : Command, IHasExamples
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _model = new("MODEL") { Description = "Model file, such as model.zip in a run's folder" };
    private readonly Argument<string> _file = new("FILE") { Description = "File to write: .safetensors, or .dat in TorchSharp's own format" };

    public ExportWeightsCommand(Terminal terminal)
        : base("weights", "Writes the weights of a saved model under PyTorch's names.")
    {
        _terminal = terminal;
        Add(_model);
        Add(_file);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "export weights runs/20260101-120000-lenet5/model.zip digits.safetensors",
        "export weights digits.zip digits.dat",
    ];

    private int Run(ParseResult options)
    {
        var ml = new MLContext();
        using var model = LoadedModel.Load(ml, options.GetRequiredValue(_model));
        string file = options.GetRequiredValue(_file);
        ml.Mnist().ExportWeights(model.Pipeline, file);
        _terminal.Out.WriteLine(FormattableString.Invariant($"wrote the weights of {model.NetworkName ?? "the network"} to '{file}', {new FileInfo(file).Length:N0} bytes"));
        return ExitCode.Success;
    }
}
