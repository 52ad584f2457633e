namespace Mnist.MLNet.Sweeps;

/// <summary>How far a sweep is.</summary>
public sealed class SweepStatus
{
    private const string BatchSize = "batch-size";

    private readonly IReadOnlyList<Trial> _trials;

    /// <summary>Sums up the trials of a sweep.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="trials">Its trials as they are now.</param>
    public SweepStatus(SweepPlan plan, IReadOnlyList<Trial> trials)
    {
        _trials = trials;
        Ranking = plan.Metric.Rank(trials);
        Total = Math.Max(plan.Tuner == SweepPlan.GridTuner ? 0 : plan.Trials ?? 0, trials.Count);
        Running = [.. trials.Where(trial => trial.State == TrialState.Running).GroupBy(trial => trial.Training).Select(group => group.MaxBy(trial => trial.Epochs)!)];
    }

    /// <summary>The number of trials that there are, or that are asked for.</summary>
    public int Total { get; }

    /// <summary>The trials that have a result, best first.</summary>
    public IReadOnlyList<Trial> Ranking { get; }

    /// <summary>Of each training that a worker has, the longest trial.</summary>
    public IReadOnlyList<Trial> Running { get; }

    /// <summary>Whether no trial waits or is running; a tuner may still think of more.</summary>
    public bool IsSettled => Count(TrialState.Waiting) + Count(TrialState.Running) == 0;

    /// <summary>The number of trials in a state.</summary>
    /// <param name="state">The state.</param>
    public int Count(TrialState state) => _trials.Count(trial => trial.State == state);

    /// <summary>About how long it all takes from now on, from what trainings of the same recipe and batch size took an epoch.</summary>
    /// <param name="workers">The number of workers, at least 1.</param>
    /// <returns>The time; null before anything is known.</returns>
    public TimeSpan? TimeLeft(int workers)
    {
        var measured = _trials.Where(trial => trial.Evaluations is [.., { Epoch: > 0 }]).ToList();
        if (measured.Count == 0)
        {
            return null;
        }

        var alike = measured.ToLookup(Kind, SecondsPerEpoch);
        double usual = measured.Average(SecondsPerEpoch);
        double usualEpochs = _trials.Average(trial => trial.Epochs);
        double waiting = _trials.Where(trial => trial.State == TrialState.Waiting).GroupBy(trial => trial.Training).Select(group => group.MaxBy(trial => trial.Epochs)!)
            .Sum(trial => trial.Epochs * alike[Kind(trial)].DefaultIfEmpty(usual).Average());
        double running = Running.Sum(trial => trial.Progress!.SecondsLeft ?? trial.Epochs * alike[Kind(trial)].DefaultIfEmpty(usual).Average());
        double proposed = (Total - _trials.Count) * usualEpochs * usual;
        return TimeSpan.FromSeconds((waiting + running + proposed) / Math.Max(1, workers));
    }

    private static (string Recipe, string BatchSize) Kind(Trial trial) => (trial.Recipe, trial.Settings.GetValueOrDefault(BatchSize, ""));

    private static double SecondsPerEpoch(Trial trial) => trial.Seconds / trial.Evaluations[^1].Epoch;
}
