using System.CommandLine;
using System.Globalization;
using Microsoft.ML;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Data;
using Mnist.MLNet.Networks;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Reports;
using Mnist.MLNet.Training;
using TorchSharp;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist train</c>: data, training, one evaluation on the test set, run folder.</summary>
internal sealed class TrainCommand : Command, IHasExamples
{
    private readonly Terminal _terminal;
    private readonly DataSource _data;
    private readonly RecipeChoice _recipe;
    private readonly NumberOption<int> _gpu = new("--gpu", "ID", "Train on a GPU, which the embedded engine has not", "a whole number from 0", id => id >= 0);
    private readonly Option<string> _runs = new("--runs") { Description = "Folder in which the run gets a folder of its own", HelpName = "DIR", DefaultValueFactory = _ => "runs" };
    private readonly NumberOption<int> _logEvery = new("--log-every", "N", "Also print a line every N batches, in the wording of the recipe's study", "a whole number from 1", batches => batches >= 1);
    private readonly NumberOption<int> _checkpointEvery = new("--checkpoint-every", "N", "Steps from one checkpoint to the next", "a whole number from 1", steps => steps >= 1, "after each evaluation that is the best so far");
    private readonly Option<bool> _json = new("--json") { Description = "Print all figures as JSON, and nothing else" };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Print the result only" };

    public TrainCommand(Terminal terminal)
        : base("train", "Trains a recipe, evaluates it once on the test set and saves model, figures and report in a folder. Options replace what the recipe sets.")
    {
        _terminal = terminal;
        _data = DataSource.WithOption(terminal, this);
        _recipe = new RecipeChoice(this);
        Add(_gpu);
        Add(_runs);
        Add(_logEvery);
        Add(_checkpointEvery);
        Add(_json);
        Add(_quiet);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "train lenet5",
        "train lenet5 --data /data/fashion-mnist --epochs 20",
        "train lenet5 --optimizer sgd --lr 0.05 --momentum 0.9 --seed 2",
        "train three-conv --schedule cosine --warm-up 0.5 --elastic 3 --erase 0.2:0.5",
        "train bn-cnn --protocol study",
        "train --recipe my.json --seed 3",
    ];

    private int Run(ParseResult options)
    {
        var recipe = _recipe.Get(options);
        string runs = options.GetRequiredValue(_runs);
        int? gpu = Gpu(options);
        bool json = options.GetValue(_json);
        bool quiet = json || options.GetValue(_quiet);
        var data = _data.Open(options, quiet);
        ImageSizes.RequireFit(NetworkRegistry.Get(recipe.Network), data);
        RunsFolder.RequireWritable(runs);
        var folder = RunFolder.Create(runs, recipe.Name, DateTime.Now, options.GetValue(_checkpointEvery));
        List<TrainingObserver> observers = [new StopOnCancellation(_terminal.Stop), .. folder.Observers];
        if (!quiet)
        {
            observers.Add(new TrainingLines(_terminal, recipe, options.GetValue(_logEvery)));
        }

        var ml = new MLContext(recipe.Options.Seed) { GpuDeviceId = gpu };
        var run = TrainingBar.Follow(_terminal, quiet, observers, all => RecipeRun.Train(ml, recipe, data, all));
        folder.Write(ml, run);
        if (json)
        {
            _terminal.Out.WriteLine(RunMetrics.Of(run).ToJson(folder.Location));
        }
        else if (quiet)
        {
            WriteResult(run, folder.Location);
        }
        else
        {
            WriteReport(run, folder.Location, _data.NamedFolder(options) is not null);
        }

        return run.History.Stopped ? CommandLine.Fail(_terminal, Stopped(run, folder.Location)) : ExitCode.Success;
    }

    private int? Gpu(ParseResult options)
    {
        int? id = options.GetValue(_gpu);
        return id is null || torch.cuda_is_available()
            ? id
            : throw new ArgumentException($"--gpu asks for GPU {id}, and torch finds none; leave --gpu out to train on the CPU.");
    }

    private static Failure Stopped(RecipeRun run, string folder) => new(
        ExitCode.Interrupted,
        FormattableString.Invariant($"stopped by Ctrl+C in epoch {run.History.Epochs.Count} of {run.Recipe.Options.Epochs}; the best model so far, of epoch {run.History.BestEpoch}, is saved in '{folder}'"));

    private void WriteResult(RecipeRun run, string folder)
    {
        string identity = (run.Data.IsMnist ? "" : ", not of MNIST") + (run.StudyFigures is { } study ? string.Create(CultureInfo.InvariantCulture, $", chosen by the study's own protocol (best {study.BestAccuracy:F5}, mean of the last epoch {study.LastEpochMean:F5})") : "");
        _terminal.Out.WriteLine(FormattableString.Invariant($"accuracy {run.TestReport.Accuracy:F4} on {run.TestReport.Rows} test images{identity}; {folder}"));
    }

    private void WriteReport(RecipeRun run, string folder, bool named)
    {
        string model = ShellWord.Quote(Path.Combine(folder, RunFolder.ModelFileName));
        _terminal.Out.WriteLine();
        _terminal.Out.Write(RunSummary.Of(run));
        _terminal.Out.WriteLine();
        _terminal.Out.WriteLine(run.TestReport.ToString());
        if (run.StudyFigures is { } study)
        {
            _terminal.Out.WriteLine(FormattableString.Invariant($"study's own protocol: {study.Protocol}"));
            _terminal.Out.WriteLine(FormattableString.Invariant($"  best accuracy: {study.BestAccuracy:F5} (epoch {study.BestEpoch}, step {study.BestStep})"));
            _terminal.Out.WriteLine(FormattableString.Invariant($"  mean accuracy of the last epoch: {study.LastEpochMean:F5}"));
            _terminal.Out.WriteLine($"  model file: {model}");
        }

        _terminal.Out.WriteLine($"run folder: {folder}");
        _terminal.Out.WriteLine("next:");

        // drawn digits by name, lest the next command tries a download first
        string data = named || run.Data.Provenance == DataProvenance.Drawn ? $" --data {ShellWord.Quote(run.Data.Folder)}" : "";
        _terminal.Out.WriteLine($"  {_terminal.ProgramName} evaluate {model}{data}");
        _terminal.Out.WriteLine($"  {_terminal.ProgramName} predict {model}{data} --rows 0-9");
    }
}
