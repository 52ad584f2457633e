using System.Globalization;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Reports.Tables;
using Mnist.MLNet.Sweeps;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Mnist.MLNet.Cli.Sweeps;

/// <summary>Shows a sweep while it runs: a table that moves where a person watches, else a line for each trial that ends, or nothing.</summary>
internal static class SweepDisplay
{
    /// <summary>Shows a sweep for as long as <paramref name="run"/> runs it.</summary>
    public static T Show<T>(Terminal terminal, bool quiet, Func<Action<SweepProgress>, T> run)
    {
        if (quiet)
        {
            return run(_ => { });
        }

        if (!terminal.Interactive)
        {
            var lines = new EndedTrialLines(terminal);
            return run(lines.Write);
        }

        return terminal.Console.Live(new Text("starting")).AutoClear(true).Start(context => run(progress => context.UpdateTarget(Of(progress))));
    }

    /// <summary>The table: running trials, then the best so far, then the counts.</summary>
    public static IRenderable Of(SweepProgress progress)
    {
        var table = new ResultTable(
            "Running trials", ResultColumn.Text("worker"), ResultColumn.Text("trial"), ResultColumn.Number("epoch"), ResultColumn.Number("loss", "F4"), ResultColumn.Number("time left"));
        foreach (var trial in progress.Status.Running)
        {
            var left = trial.Progress!.SecondsLeft is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
            table.Add(WorkerText(trial.Worker!), TrialText.Of(trial), $"{trial.Progress.Epoch}/{trial.Epochs}", trial.Progress.Loss, TrialText.Time(left));
        }

        return new Rows(PlainTable.Of(table), new Text(BestLine(progress)), new Text(CountLine(progress)));
    }

    /// <summary>How many trials there are of each state, and how long it all takes.</summary>
    public static string CountLine(SweepProgress progress)
    {
        var status = progress.Status;
        string left = status.IsSettled ? "" : $", {TrialText.Time(status.TimeLeft(Math.Max(progress.Workers, status.Running.Count)))} left";
        string elapsed = progress.Elapsed > TimeSpan.Zero ? $", {TrialText.Time(progress.Elapsed)} elapsed" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{status.Count(TrialState.Done)} of {status.Total} done, {status.Count(TrialState.Pruned)} pruned, {status.Count(TrialState.Failed)} failed, {status.Count(TrialState.Running)} running{elapsed}{left}");
    }

    private static string BestLine(SweepProgress progress) => progress.Status.Ranking is [var best, ..]
        ? $"best so far: trial {best.Number}, {TrialText.Result(progress.Plan.Metric, best)}, {TrialText.Of(best)}"
        : "no result yet";

    // machine and process; the process's start tells it from others, but nothing to people
    private static string WorkerText(string worker) => string.Join(' ', worker.Split('/').Take(2));
}
