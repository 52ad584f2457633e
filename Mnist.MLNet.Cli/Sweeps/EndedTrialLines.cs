using System.Globalization;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Sweeps;

namespace Mnist.MLNet.Cli.Sweeps;

/// <summary>Writes a line for each trial that ends; those that had ended before are only counted.</summary>
internal sealed class EndedTrialLines(Terminal terminal)
{
    private HashSet<int>? _ended;

    public void Write(SweepProgress progress)
    {
        var ended = progress.Trials.Where(trial => trial.State is TrialState.Done or TrialState.Pruned or TrialState.Failed).ToList();
        if (_ended is null)
        {
            _ended = [.. ended.Select(trial => trial.Number)];
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{progress.Status.Total} trials, {ended.Count} of them done before"));
            return;
        }

        foreach (var trial in ended.Where(trial => _ended.Add(trial.Number)))
        {
            string result = trial.State switch
            {
                TrialState.Done => string.Create(CultureInfo.InvariantCulture, $"{TrialText.Result(progress.Plan.Metric, trial)}, {trial.Seconds:F1} s"),
                TrialState.Pruned => $"pruned: {trial.Reason}",
                _ => $"failed: {trial.Reason}",
            };
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_ended.Count}/{progress.Status.Total}  trial {trial.Number}: {TrialText.Of(trial)}: {result}"));
        }

        terminal.Out.Flush();
    }
}
