using System.CommandLine;
using Microsoft.ML;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Data;
using Mnist.MLNet.Ensembles;
using Mnist.MLNet.Networks;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Recipes.Settings;
using Mnist.MLNet.Reports;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist ensemble</c>: several models that decide together, trained or given, beside each other in one table.</summary>
internal sealed class EnsembleCommand : Command, IHasExamples
{
    private const int DefaultMembers = 5;

    private readonly Terminal _terminal;
    private readonly DataSource _data;
    private readonly TrainingOptions _training;
    private readonly Argument<string[]> _recipes = new("RECIPE") { Description = $"What to train; 'mnist recipes' lists them [default: {RecipeBook.Default.Name}]", Arity = ArgumentArity.ZeroOrMore };
    private readonly NumberOption<int> _members = new("--members", "N", "Members of each recipe, with the seeds from --seed on", "a whole number from 1 to 1,000", count => count is >= 1 and <= 1_000, $"{DefaultMembers} of a single recipe, 1 of each of several");
    private readonly NumbersOption _seeds = new("--seeds", "Seeds to train each recipe with, instead of --members", "1,2,3", int.MinValue);
    private readonly Option<string[]> _models = new("--models") { Description = "Model files to combine as they are, instead of training", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
    private readonly ChoiceOption<EnsembleVote> _vote = new("--vote", "Take the mean of the members' probabilities, or what most of them say [default: average]");
    private readonly Option<string> _runs = new("--runs") { Description = "Folder in which the ensemble gets a folder of its own", HelpName = "DIR", DefaultValueFactory = _ => "runs" };
    private readonly Option<bool> _json = new("--json") { Description = "Print all figures as JSON, and nothing else" };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Print the result only" };

    public EnsembleCommand(Terminal terminal)
        : base("ensemble", "Trains several models that decide together, or combines saved ones; compares members and ensemble on the test set and saves one model file. After an interruption the same command goes on with the finished members.")
    {
        _terminal = terminal;
        Add(_recipes);
        Add(_members);
        Add(_seeds);
        Add(_models);
        Add(_vote);
        _data = DataSource.WithOption(terminal, this);
        _training = new TrainingOptions(this);
        Add(_runs);
        Add(_json);
        Add(_quiet);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "ensemble three-conv --members 5",
        "ensemble lenet5 three-conv --seeds 1,2 --vote majority --epochs 3",
        "ensemble --models a.zip b.zip c.zip",
    ];

    private int Run(ParseResult options)
    {
        string[] models = options.GetValue(_models) ?? [];
        bool json = options.GetValue(_json);
        bool quiet = json || options.GetValue(_quiet);
        string runs = options.GetRequiredValue(_runs);
        var recipes = models.Length == 0 ? Plan(options) : NoPlan(options);
        var data = _data.Open(options, quiet);
        recipes.ToList().ForEach(recipe => ImageSizes.RequireFit(NetworkRegistry.Get(recipe.Network), data));
        RunsFolder.RequireWritable(runs);
        var ml = new MLContext();
        var members = models.Length == 0 ? [] : Load(ml, models, data);
        using var folder = EnsembleFolder.Open(runs, recipes, data, DateTime.Now);
        if (folder.Finished > 0 && !quiet)
        {
            _terminal.Out.WriteLine($"going on in '{folder.Path}', where {folder.Finished} of {recipes.Count} members are finished");
        }

        for (int i = 0; i < recipes.Count; i++)
        {
            if (folder.ModelOf(i) is null && !Train(ml, folder, i, recipes, data, quiet))
            {
                return CommandLine.Fail(_terminal, Stopped(folder, recipes.Count));
            }

            members.Add(LoadedModel.Load(ml, folder.ModelOf(i)!));
        }

        string[] names = models.Length == 0 ? [.. recipes.Select(NameOf)] : models;

        // Members that were trained here were judged on the test set then; models that were given are judged now. Nothing is chosen by it.
        var results = names.Zip(members, (name, member) => new MemberResult(name, recipes.Count > 0 ? member.Manifest.Metrics! : MetricFacts.Of(ml.Mnist().Evaluate(member.Pipeline.Transform(data.Test)))));
        using var ensemble = ml.Mnist().Combine(options.GetValue(_vote) ?? EnsembleVote.Average, data.Train.Schema, members.Select(member => member.Pipeline));
        var model = ensemble.Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(ensemble.Transform(data.Train)));
        var comparison = new EnsembleComparison(ensemble.Vote, [.. results], ml.Mnist().Evaluate(model.Transform(data.Test)));
        _terminal.Stop.ThrowIfCancellationRequested();
        folder.Finish(ml, model, comparison, data);
        Write(comparison, data, folder.Path, json, quiet);
        return ExitCode.Success;
    }

    private List<Recipe> Plan(ParseResult options)
    {
        string[] names = options.GetValue(_recipes) is { Length: > 0 } named ? named : [RecipeBook.Default.Name];
        if (_seeds.Read(options) is not null && (options.GetValue(_members) is not null || IsGiven(options, "--seed")))
        {
            throw new ArgumentException($"--seeds already says how many members to train with which seeds; leave {(options.GetValue(_members) is null ? "--seed" : "--members")} out.");
        }

        var recipes = names
            .Select(name => _training.Apply(options, RecipeBook.Get(name)))
            .SelectMany(recipe => Seeds(options, recipe, names.Length).Select(seed => recipe with { Options = recipe.Options with { Seed = seed } }))
            .ToList();
        return recipes.GroupBy(NameOf).FirstOrDefault(group => group.Count() > 1) is { Key: var twice }
            ? throw new ArgumentException($"The member '{twice}' is asked for twice, and would be the same model; name each recipe once.")
            : recipes;
    }

    private IEnumerable<int> Seeds(ParseResult options, Recipe recipe, int recipes) =>
        _seeds.Read(options) ?? Enumerable.Range(recipe.Options.Seed ?? 1, options.GetValue(_members) ?? (recipes == 1 ? DefaultMembers : 1));

    private List<Recipe> NoPlan(ParseResult options)
    {
        string? stray = options.GetValue(_recipes) is { Length: > 0 } recipes ? $"'{recipes[0]}'"
            : options.GetValue(_members) is not null ? "--members"
            : _seeds.Read(options) is not null ? "--seeds"
            : RecipeSettings.All.Select(setting => $"--{setting.Name}").FirstOrDefault(name => IsGiven(options, name));
        return stray is null ? [] : throw new ArgumentException($"--models combines models as they are and trains none; leave {stray} out.");
    }

    private static List<LoadedModel> Load(MLContext ml, string[] files, MnistData data)
    {
        var models = new List<LoadedModel>();
        foreach (string file in files)
        {
            var model = LoadedModel.Load(ml, file);
            model.RequireImages(data.Test.Rows, data.Test.Columns, data.Folder);
            model.RequireLabels(data.Test, MnistFolder.Find(data.Folder).TestLabels);
            if (models.Count > 0 && !model.ClassNames.SequenceEqual(models[0].ClassNames))
            {
                throw new InvalidDataException($"'{file}' has the classes {string.Join(", ", model.ClassNames)}, '{files[0]}' has {string.Join(", ", models[0].ClassNames)}; models that decide together must have the same.");
            }

            models.Add(model);
        }

        return models;
    }

    /// <returns>Whether the member was trained to its end.</returns>
    private bool Train(MLContext ml, EnsembleFolder folder, int member, List<Recipe> recipes, MnistData data, bool quiet)
    {
        var recipe = recipes[member];
        if (!quiet)
        {
            _terminal.Out.WriteLine($"{Environment.NewLine}member {member + 1} of {recipes.Count}: {NameOf(recipe)}");
        }

        if (_terminal.Stop.IsCancellationRequested)
        {
            return false;
        }

        var runFolder = folder.Begin(recipe, DateTime.Now);
        List<TrainingObserver> observers = [new StopOnCancellation(_terminal.Stop), .. runFolder.Observers];
        if (!quiet)
        {
            observers.Add(new TrainingLines(_terminal, recipe, null));
        }

        var run = TrainingBar.Follow(_terminal, quiet, observers, all => RecipeRun.Train(ml, recipe, data, all));
        using var model = (IDisposable)run.Model;

        // what Ctrl+C cut short is not the member that was asked for
        if (_terminal.Stop.IsCancellationRequested)
        {
            return false;
        }

        runFolder.Write(ml, run);
        folder.Keep(member, runFolder);
        return true;
    }

    private static string NameOf(Recipe recipe) => FormattableString.Invariant($"{recipe.Name} seed {recipe.Options.Seed}");

    private static bool IsGiven(ParseResult options, string name) => options.GetResult(name) is not null;

    private static Failure Stopped(EnsembleFolder folder, int members) => new(
        ExitCode.Interrupted,
        folder.Finished == 0
            ? $"stopped by Ctrl+C before the first of {members} members was finished"
            : $"stopped by Ctrl+C; {folder.Finished} of {members} members are finished and kept in '{folder.Path}', and the same command goes on with them");

    private void Write(EnsembleComparison comparison, MnistData data, string folder, bool json, bool quiet)
    {
        if (json)
        {
            _terminal.Out.WriteLine(EnsembleMetrics.Of(comparison, data).ToJson());
            return;
        }

        if (quiet)
        {
            string identity = data.IsMnist ? "" : ", not of MNIST";
            _terminal.Out.WriteLine(FormattableString.Invariant($"accuracy {comparison.Ensemble.Accuracy:F4} on {comparison.Ensemble.Rows} test images{identity}, {comparison.Members.Average(member => member.Metrics.Accuracy):F4} on average of its members; {folder}"));
            return;
        }

        _terminal.Out.WriteLine();
        _terminal.Out.Write(RunSummary.DataLine(data));
        _terminal.Out.Write(RunSummary.EnvironmentLines(RunEnvironment.Current(), null));
        _terminal.Console.Write(PlainTable.Of(comparison.ToTable()));
        _terminal.Out.WriteLine($"{comparison.Summary}; each model was judged once on the whole test set, and none was chosen by it");
        _terminal.Out.WriteLine();
        _terminal.Out.WriteLine(comparison.Ensemble.ToString());
        _terminal.Out.WriteLine($"run folder: {folder}");
    }
}
