using System.CommandLine;
using Microsoft.ML;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist predict</c>: what a saved model takes images for.</summary>
internal sealed class PredictCommand : Command, IHasExamples
{
    private const int RowsShownUnasked = 20;

    private readonly Terminal _terminal;
    private readonly DataSource _data;
    private readonly Argument<string> _model = new("MODEL") { Description = "Model file, such as model.zip in a run's folder" };
    private readonly Argument<string?> _images = new("IDX-FILE") { Description = "Images to predict, plain or .gz; without it the test images of the data set", Arity = ArgumentArity.ZeroOrOne };
    private readonly RowsOption _rows = new("Images to predict", "all");
    private readonly Option<string?> _csv = new("--csv") { Description = "Write all predictions as comma-separated values to a file, or with - to the output", HelpName = "FILE|-" };
    private readonly NumberOption<int> _top = new("--top", "K", "Most probable classes to show of each image", "a whole number from 1", count => count >= 1, "1");

    public PredictCommand(Terminal terminal)
        : base("predict", "Predicts the classes of images in an IDX file, with the true label where one is known.")
    {
        _terminal = terminal;
        Add(_model);
        Add(_images);
        _data = DataSource.WithOption(terminal, this);
        Add(_rows);
        Add(_csv);
        Add(_top);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "predict runs/20260101-120000-lenet5/model.zip --rows 0-9",
        "predict digits.zip scans-images-idx3-ubyte.gz --top 3",
        "predict digits.zip --csv predictions.csv",
    ];

    private int Run(ParseResult options)
    {
        string? csv = options.GetValue(_csv);
        using var model = LoadedModel.Load(new MLContext(), options.GetRequiredValue(_model));
        string images = options.GetValue(_images) ?? TestImages(options, resultOnly: csv == "-");
        int top = Math.Min(options.GetValue(_top) ?? 1, model.ClassNames.Count);
        using var predictor = new FilePredictor(model, images);
        var asked = options.GetValue(_rows);
        var rows = asked ?? RowSelection.All;
        rows.RequireWithin(predictor.Count, images);
        var predictions = predictor.Predict(rows, _terminal.Stop);
        if (csv is not null)
        {
            var table = new PredictionCsv(model.ClassNames, top);
            if (csv == "-")
            {
                table.Write(_terminal.Out, predictions);
            }
            else
            {
                int count = table.Write(csv, predictions);
                _terminal.Out.WriteLine(FormattableString.Invariant($"wrote {count} predictions to '{csv}'"));
            }
        }
        else
        {
            new PredictionTable(_terminal, model.ClassNames, top, asked is null ? RowsShownUnasked : int.MaxValue).Write(predictions);
        }

        return ExitCode.Success;
    }

    private string TestImages(ParseResult options, bool resultOnly) => MnistFolder.Find(_data.Open(options, resultOnly).Folder).TestImages;
}
