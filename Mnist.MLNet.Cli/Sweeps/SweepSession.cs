using System.CommandLine;
using Microsoft.ML;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Data;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Reports;
using Mnist.MLNet.Sweeps;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Cli.Sweeps;

/// <summary>One call of a command that runs a sweep: starts it or goes on with it, runs it, and writes what it found.</summary>
internal sealed class SweepSession
{
    private const int MostWorkers = 256;

    private readonly Terminal _terminal;
    private readonly DataSource _data;
    private readonly Option<string?> _store = new("--store") { Description = "SQLite file, or connection string of PostgreSQL, that holds the trials [default: a file under sweeps, of its own for each sweep]", HelpName = "FILE" };
    private readonly NumberOption<int> _workers = WorkersOption();
    private readonly NumberOption<int> _threads = ThreadsOption();
    private readonly TimeOption _time = new("--time", "Stop after this time; the same command goes on later");
    private readonly Option<string?> _output = new("--output", "-o") { Description = "Folder for tables, report and the best model [default: beside the store]", HelpName = "DIR" };
    private readonly Option<bool> _noModel = new("--no-model") { Description = "Do not train the best setting again to save its model" };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Print the result only" };

    public SweepSession(Terminal terminal, Command command)
    {
        _terminal = terminal;
        _data = DataSource.WithOption(terminal, command);
        foreach (var option in new Option[] { _store, _workers, _threads, _time, _output, _noModel, _quiet })
        {
            command.Add(option);
        }
    }

    /// <summary>As many as there are cores, so that each trains on one thread, which wastes nothing; but memory for eight at most.</summary>
    public static int DefaultWorkers { get; } = Math.Min(Environment.ProcessorCount, 8);

    /// <summary>The option for the number of worker processes.</summary>
    public static NumberOption<int> WorkersOption() =>
        new("--workers", "N", "Processes that train; they share the cores", $"a whole number from 1 to {MostWorkers}", workers => workers is >= 1 and <= MostWorkers, "one a core, at most 8");

    /// <summary>The option for the number of threads of each worker.</summary>
    public static NumberOption<int> ThreadsOption() =>
        new("--threads", "N", "Threads of each worker", "a whole number from 1 to 1,024", threads => threads is >= 1 and <= 1024, "the cores over the workers");

    /// <summary>Runs a sweep; without a plan the one that the store holds.</summary>
    public int Run(ParseResult options, SweepPlan? plan, int? trials)
    {
        string? named = options.GetValue(_store);
        if (plan is null && named is null)
        {
            throw new ArgumentException("--resume needs --store, which says where the sweep is.");
        }

        plan?.Validate();
        bool quiet = options.GetValue(_quiet);
        var time = options.GetValue(_time);
        if (plan is { Trials: null } && plan.Tuner != SweepPlan.GridTuner && time is null)
        {
            throw new ArgumentException($"The tuner '{plan.Tuner}' finds no end by itself; limit it with --trials or --time.");
        }

        var data = _data.Open(options, quiet);
        string store = named ?? SweepPlace.DefaultStore(plan!);
        using var sweep = plan is null ? Sweep.Resume(store, data, trials, time) : Sweep.Start(store, plan, data, time);
        using var run = new SweepRun(sweep, store, data, options.GetValue(_workers) ?? DefaultWorkers, options.GetValue(_threads), _terminal.Stop);
        if (!quiet)
        {
            _terminal.Out.WriteLine($"store: {sweep.StoreName}, {options.GetValue(_workers) ?? DefaultWorkers} workers of {run.Threads} {(run.Threads == 1 ? "thread" : "threads")}");
        }

        var failure = SweepDisplay.Show(_terminal, quiet, run.Run);
        string folder = options.GetValue(_output) ?? SweepPlace.Results(store, sweep);

        // While the workers that were asked to stop do so.
        WriteResults(sweep, folder);
        run.Dispose();
        ShowResults(sweep, folder, quiet);
        if (failure is { } reason)
        {
            return CommandLine.Fail(_terminal, reason);
        }

        var status = new SweepStatus(sweep.Plan, sweep.ReadTrials());
        if (!status.IsSettled)
        {
            _terminal.Out.WriteLine("the time is over; the same command goes on from here");
        }
        else if (!options.GetValue(_noModel) && status.Ranking is [var best, ..])
        {
            SaveBest(sweep, best, data, folder, quiet);
        }

        return ExitCode.Success;
    }

    private static void WriteResults(Sweep sweep, string folder)
    {
        var trials = sweep.ReadTrials();
        AtomicFile.WriteAllText(Path.Combine(folder, "trials.csv"), Mnist.MLNet.Reports.Tables.CsvTable.ToCsv(TrialTable.Whole(sweep.Plan, trials)));
        AtomicFile.WriteAllText(Path.Combine(folder, "report.html"), SweepReport.ToHtml(sweep.Plan, trials));
    }

    private void ShowResults(Sweep sweep, string folder, bool quiet)
    {
        var progress = new SweepProgress(sweep.Plan, sweep.ReadTrials(), Workers: 1, Elapsed: TimeSpan.Zero);
        if (!quiet)
        {
            _terminal.Console.Write(PlainTable.Of(TrialTable.Brief(sweep.Plan, progress.Trials, TrialTable.Marked)));
        }

        _terminal.Out.WriteLine($"{SweepDisplay.CountLine(progress)}; tables and charts: {folder}");
    }

    private void SaveBest(Sweep sweep, Trial best, MnistData data, string folder, bool quiet)
    {
        string models = Path.Combine(folder, $"trial-{best.Number}");
        if (Directory.Exists(models) && Directory.EnumerateFiles(models, RunFolder.ModelFileName, SearchOption.AllDirectories).Any())
        {
            return;
        }

        var recipe = sweep.RecipeOf(best);
        var ml = new MLContext(recipe.Options.Seed);
        var saved = RunFolder.Create(models, recipe.Name, DateTime.Now);
        var run = RecipeRun.Train(ml, recipe, data, [new StopOnCancellation(_terminal.Stop), .. saved.Observers]);
        if (run.History.Stopped)
        {
            throw new OperationCanceledException("stopped by Ctrl+C; the sweep has ended, and the same command trains its best setting again");
        }

        saved.Write(ml, run);
        if (!quiet)
        {
            _terminal.Out.WriteLine($"trial {best.Number}, trained again:");
            _terminal.Out.WriteLine(run.TestReport.ToString());
        }

        _terminal.Out.WriteLine($"model: {saved.Location}");
    }
}
