using System.CommandLine;
using Microsoft.ML;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Data;
using Mnist.MLNet.Reports;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist evaluate</c>: a saved model's figures on a data set.</summary>
internal sealed class EvaluateCommand : Command, IHasExamples
{
    private readonly Terminal _terminal;
    private readonly DataSource _data;
    private readonly Argument<string> _model = new("MODEL") { Description = "Model file, such as model.zip in a run's folder" };
    private readonly ChoiceOption<DataSplit> _split = new("--split", "Images to evaluate on [default: test]");
    private readonly Option<bool> _json = new("--json") { Description = "Print all figures as JSON, and nothing else" };

    public EvaluateCommand(Terminal terminal)
        : base("evaluate", "Evaluates a saved model: accuracy, precision, recall, F1, log-loss.")
    {
        _terminal = terminal;
        Add(_model);
        _data = DataSource.WithOption(terminal, this);
        Add(_split);
        Add(_json);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "evaluate runs/20260101-120000-lenet5/model.zip",
        "evaluate digits.zip --data /data/mnist --split train --json",
    ];

    private int Run(ParseResult options)
    {
        var ml = new MLContext();
        using var model = LoadedModel.Load(ml, options.GetRequiredValue(_model));
        bool json = options.GetValue(_json);
        var data = _data.Open(options, resultOnly: json);
        var split = options.GetValue(_split) ?? DataSplit.Test;
        var images = split == DataSplit.Test ? data.Test : data.Train;
        var files = MnistFolder.Find(data.Folder);
        model.RequireImages(images.Rows, images.Columns, data.Folder);
        model.RequireLabels(images, split == DataSplit.Test ? files.TestLabels : files.TrainLabels);
        var report = ml.Mnist().Evaluate(model.Pipeline.Transform(images));
        _terminal.Stop.ThrowIfCancellationRequested();
        var result = EvaluationResult.Of(model, split, data, report);
        _terminal.Out.WriteLine(json ? result.ToJson() : $"{Environment.NewLine}{Summary(model, split, data)}{Environment.NewLine}{report}");
        return ExitCode.Success;
    }

    private static string Summary(LoadedModel model, DataSplit split, MnistData data) =>
        $"model        {model.Describe()}{Environment.NewLine}"
        + $"evaluated    on the {(split == DataSplit.Test ? "test" : "training")} images{Environment.NewLine}"
        + RunSummary.DataLine(data)
        + RunSummary.EnvironmentLines(RunEnvironment.Current(), null);
}
