using System.CommandLine;
using Microsoft.ML;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Persistence.Onnx;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist export onnx</c>: a saved model as an ONNX graph.</summary>
internal sealed class ExportOnnxCommand : Command, IHasExamples
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _model = new("MODEL") { Description = "Model file, such as model.zip in a run's folder" };
    private readonly Argument<string> _file = new("FILE") { Description = "File to write, such as digits.onnx; one that exists is replaced" };
    private readonly Option<bool> _logits = new("--logits") { Description = "Answer with the network's logits; without it the graph ends in a softmax" };
    private readonly Option<bool> _normalized = new("--normalized") { Description = "Take normalised pixels; without it the graph takes raw ones, 0 to 255, and normalises them" };

    public ExportOnnxCommand(Terminal terminal)
        : base("onnx", "Writes a saved model as an ONNX graph, from pixels to probabilities, for batches of any size.")
    {
        _terminal = terminal;
        Add(_model);
        Add(_file);
        Add(_logits);
        Add(_normalized);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "export onnx runs/20260101-120000-lenet5/model.zip digits.onnx",
        "export onnx digits.zip digits.onnx --logits",
    ];

    private int Run(ParseResult options)
    {
        var ml = new MLContext();
        using var model = LoadedModel.Load(ml, options.GetRequiredValue(_model));
        string file = options.GetRequiredValue(_file);
        var export = new OnnxExportOptions { IncludeSoftmax = !options.GetValue(_logits), IncludeNormalization = !options.GetValue(_normalized) };
        ml.Mnist().ExportOnnx(model.Pipeline, file, export);
        var shape = model.ImageShape;
        _terminal.Out.WriteLine(FormattableString.Invariant($"wrote '{file}', {new FileInfo(file).Length:N0} bytes, operator set {OnnxExportOptions.OperatorSet}"));
        _terminal.Out.WriteLine($"input        {export.InputName}: float (batch, 1, {shape.Rows}, {shape.Columns}), {(export.IncludeNormalization ? "raw pixels 0 to 255" : "normalised pixels")}");
        _terminal.Out.WriteLine($"output       {export.EffectiveOutputName}: float (batch, {model.ClassNames.Count}), classes {string.Join(", ", model.ClassNames)}");
        return ExitCode.Success;
    }
}
