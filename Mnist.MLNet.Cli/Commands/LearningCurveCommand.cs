using System.CommandLine;
using Microsoft.ML;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Data;
using Mnist.MLNet.Networks;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Studies;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist learning-curve</c>: how the test error falls with the number of training images.</summary>
internal sealed class LearningCurveCommand : Command, IHasExamples
{
    private const int DefaultSizes = 7;
    private const int LeastSize = 10;
    private static readonly int[] DefaultSeeds = [1, 2, 3];

    private readonly Terminal _terminal;
    private readonly DataSource _data;
    private readonly TrainingOptions _training;
    private readonly Argument<string> _recipe = new("RECIPE") { Description = "What to train; 'mnist recipes' lists them", DefaultValueFactory = _ => RecipeBook.Default.Name };
    private readonly NumbersOption _sizes = new("--sizes", $"Numbers of training images [default: {DefaultSizes} sizes, each half of the next, up to all]", "1000,2000,4000,8000", LeastSize);
    private readonly NumbersOption _seeds = new("--seeds", $"Seeds, each of which draws its own images and trains every size [default: {string.Join(',', DefaultSeeds)}]", "1,2,3", int.MinValue);
    private readonly Option<string> _runs = new("--runs") { Description = "Folder in which the curve gets a folder of its own", HelpName = "DIR", DefaultValueFactory = _ => "runs" };
    private readonly Option<bool> _json = new("--json") { Description = "Print all figures as JSON, and nothing else" };

    public LearningCurveCommand(Terminal terminal)
        : base("learning-curve", "Trains a recipe on growing parts of the training images and fits a power law to its test error. After an interruption the same command goes on with what is measured.")
    {
        _terminal = terminal;
        Add(_recipe);
        Add(_sizes);
        Add(_seeds);
        _data = DataSource.WithOption(terminal, this);
        _training = new TrainingOptions(this);
        Add(_runs);
        Add(_json);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "learning-curve lenet5",
        "learning-curve lenet5 --sizes 1000,2000,4000,8000,16000,32000,60000 --seeds 1,2,3",
        "learning-curve shallow --sizes 500,1000,2000,4000 --seeds 1 --epochs 2",
    ];

    private int Run(ParseResult options)
    {
        var recipe = _training.Apply(options, RecipeBook.Get(options.GetRequiredValue(_recipe)));
        CheckOptions(options, recipe);
        bool json = options.GetValue(_json);
        string runs = options.GetRequiredValue(_runs);
        var data = _data.Open(options, json);
        ImageSizes.RequireFit(NetworkRegistry.Get(recipe.Network), data);
        int[] sizes = Sizes(options, data);
        Recipe[] seeds = [.. (_seeds.Read(options) ?? DefaultSeeds).Select(seed => recipe with { Options = recipe.Options with { Seed = seed } })];
        RunsFolder.RequireWritable(runs);
        using var folder = LearningCurveFolder.Open(runs, seeds, sizes, data, DateTime.Now);
        var open = seeds.SelectMany(seed => sizes.Select(size => (Recipe: seed, Size: size)))
            .Where(training => !folder.Points.Any(point => point.Size == training.Size && point.Seed == training.Recipe.Options.Seed))
            .ToList();
        int all = sizes.Length * seeds.Length;
        if (folder.Points.Count > 0 && !json)
        {
            _terminal.Out.WriteLine($"going on in '{folder.Path}', where {folder.Points.Count} of {all} trainings are done");
        }

        foreach (var (seed, size) in open)
        {
            if (!Measure(folder, seed, data, size, sizes[^1], json))
            {
                return CommandLine.Fail(_terminal, Stopped(folder, all));
            }
        }

        var curve = new LearningCurve(recipe.Name, folder.Points);
        folder.Finish(curve, data);
        if (json)
        {
            _terminal.Out.WriteLine(LearningCurveMetrics.Of(curve, data).ToJson());
        }
        else
        {
            Write(curve, folder.Path);
        }

        return ExitCode.Success;
    }

    private static void CheckOptions(ParseResult options, Recipe recipe)
    {
        if (options.GetResult("--seed") is not null)
        {
            throw new ArgumentException("--seed is for a single training; say --seeds with the seeds of the curve.");
        }

        if (recipe.Protocol == Protocol.Study)
        {
            throw new ArgumentException("--protocol study chooses models on test images, which would make the curve too good; leave it out.");
        }
    }

    private int[] Sizes(ParseResult options, MnistData data)
    {
        int all = data.Train.Count;
        int[] sizes = _sizes.Read(options) is { } asked
            ? [.. asked.Order()]
            : [.. Enumerable.Range(1, DefaultSizes).Select(i => all >> (DefaultSizes - i)).Where(size => size >= LeastSize)];
        return sizes[^1] <= all ? sizes : throw new ArgumentException($"--sizes asks for {sizes[^1]} images; the data has {all} to train on.");
    }

    /// <returns>Whether the training came to its end.</returns>
    private bool Measure(LearningCurveFolder folder, Recipe recipe, MnistData data, int size, int largest, bool quiet)
    {
        if (_terminal.Stop.IsCancellationRequested)
        {
            return false;
        }

        var ml = new MLContext(recipe.Options.Seed);
        var point = TrainingBar.Follow(_terminal, quiet, [new StopOnCancellation(_terminal.Stop)], all => LearningCurveTraining.Measure(ml, recipe, data, size, largest, all));
        if (_terminal.Stop.IsCancellationRequested)
        {
            return false;
        }

        folder.Keep(point);
        if (!quiet)
        {
            _terminal.Out.WriteLine(FormattableString.Invariant($"{size,7} images, seed {point.Seed}: test error {point.Error:P2} ({point.Seconds:F0} s)"));
        }

        return true;
    }

    private static Failure Stopped(LearningCurveFolder folder, int all) => new(
        ExitCode.Interrupted,
        folder.Points.Count == 0
            ? $"stopped by Ctrl+C before the first of {all} trainings was done"
            : $"stopped by Ctrl+C; {folder.Points.Count} of {all} trainings are kept in '{folder.Path}', and the same command goes on with them");

    private void Write(LearningCurve curve, string folder)
    {
        _terminal.Console.Write(PlainTable.Of(curve.ToTable()));
        foreach (string finding in curve.Findings)
        {
            _terminal.Out.WriteLine(finding);
        }

        _terminal.Out.WriteLine();
        _terminal.Out.WriteLine($"run folder: {folder}");
    }
}
