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
    private readonly PictureSteps _steps;
    private readonly Argument<string> _model = new("MODEL") { Description = "Model file, such as model.zip in a run's folder" };
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Pictures to read (PNG, JPEG, BMP, PBM, PGM, PPM), or one IDX file of images, plain or .gz; without any the test images of the data set",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly RowsOption _rows = new("Images of an IDX file to predict", "all");
    private readonly Option<string?> _csv = new("--csv") { Description = "Write all predictions as comma-separated values to a file, or with - to the output", HelpName = "FILE|-" };
    private readonly Option<bool> _json = new("--json") { Description = "Print all predictions with the probabilities of all classes as JSON, and nothing else" };
    private readonly NumberOption<int> _top = new("--top", "K", "Most probable classes to show of each image", "a whole number from 1", count => count >= 1, "1");
    private readonly Option<bool> _show = new("--show") { Description = "Pictures: show what the network saw, and the probabilities of all classes" };
    private readonly Option<bool> _segment = new("--segment") { Description = "Pictures: read several digits, also where strokes touch, from left to right" };

    public PredictCommand(Terminal terminal)
        : base("predict", "Predicts the digits of pictures, or of images in an IDX file with the true label where one is known.")
    {
        _terminal = terminal;
        Add(_model);
        Add(_files);
        _data = DataSource.WithOption(terminal, this);
        Add(_rows);
        Add(_csv);
        Add(_json);
        Add(_top);
        Add(_show);
        Add(_segment);
        _steps = new PictureSteps(this);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "predict digits.zip photo.jpg scan.png --show",
        "predict digits.zip invoice-number.png --segment --json",
        "predict runs/20260101-120000-lenet5/model.zip --rows 0-9",
        "predict digits.zip scans-images-idx3-ubyte.gz --top 3",
        "predict digits.zip --csv predictions.csv",
    ];

    private int Run(ParseResult options)
    {
        string[] files = options.GetValue(_files) ?? [];
        bool pictures = PictureFiles.AreMeant(files);
        RequireOptionsFit(options, pictures);
        using var model = LoadedModel.Load(new MLContext(), options.GetRequiredValue(_model));
        return pictures ? RunPictures(options, model, files) : RunRows(options, model, files.FirstOrDefault());
    }

    private void RequireOptionsFit(ParseResult options, bool pictures)
    {
        string? stray = pictures
            ? options.GetResult(_rows) is not null ? _rows.Name : null
            : options.GetValue(_show) ? _show.Name : options.GetValue(_segment) ? _segment.Name : _steps.FirstGiven(options);
        if (stray is not null)
        {
            throw new ArgumentException($"{stray} goes with {(pictures ? "IDX files; a picture has no rows of images" : "pictures; name PNG or JPEG files")}.");
        }

        if (options.GetValue(_json) && options.GetValue(_csv) is not null)
        {
            throw new ArgumentException("--json and --csv exclude each other; give one of them.");
        }
    }

    private int RunPictures(ParseResult options, LoadedModel model, string[] files)
    {
        var predictor = new PicturePredictor(model, _steps.Read(options), options.GetValue(_segment));
        var predictions = new List<PicturePrediction>();
        int code = ExitCode.Success;
        foreach (string file in files)
        {
            _terminal.Stop.ThrowIfCancellationRequested();
            try
            {
                predictions.AddRange(predictor.Predict(file));
            }
            catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                // one bad picture among many does not keep the others from being read
                code = CommandLine.Fail(_terminal, Failure.Of(exception));
            }
        }

        var classNames = model.ClassNames;
        if (predictions.Count > 0 && !WriteData(options, predictions, PredictionCsv.OfPictures(classNames, Top(options, model)), p => PredictionJson.Of(p, classNames)))
        {
            if (options.GetValue(_show))
            {
                predictions.ForEach(new SeenImages(_terminal, classNames).Write);
            }

            new PictureTable(_terminal, classNames, Top(options, model)).Write(predictions);
        }

        return code;
    }

    private int RunRows(ParseResult options, LoadedModel model, string? file)
    {
        bool resultOnly = options.GetValue(_csv) == "-" || options.GetValue(_json);
        string images = file ?? MnistFolder.Find(_data.Open(options, resultOnly).Folder).TestImages;
        using var predictor = new FilePredictor(model, images);
        var asked = options.GetValue(_rows);
        var rows = asked ?? RowSelection.All;
        rows.RequireWithin(predictor.Count, images);
        var predictions = predictor.Predict(rows, _terminal.Stop);
        var classNames = model.ClassNames;
        int top = Top(options, model);
        if (!WriteData(options, predictions, PredictionCsv.OfRows(classNames, top), prediction => PredictionJson.Of(prediction, classNames)))
        {
            new PredictionTable(_terminal, classNames, top, asked is null ? RowsShownUnasked : int.MaxValue).Write(predictions);
        }

        return ExitCode.Success;
    }

    private int Top(ParseResult options, LoadedModel model) => Math.Min(options.GetValue(_top) ?? 1, model.ClassNames.Count);

    // Writes what other programs read, where the user asked for that.
    private bool WriteData<T>(ParseResult options, IEnumerable<T> predictions, PredictionCsv<T> csv, Func<T, PredictionJson> toJson)
    {
        if (options.GetValue(_json))
        {
            _terminal.Out.WriteLine(PredictionJson.ToJson(predictions.Select(toJson)));
            return true;
        }

        switch (options.GetValue(_csv))
        {
            case null:
                return false;
            case "-":
                csv.Write(_terminal.Out, predictions);
                return true;
            case var file:
                int count = csv.Write(file, predictions);
                _terminal.Out.WriteLine(FormattableString.Invariant($"wrote {count} predictions to '{file}'"));
                return true;
        }
    }
}
