namespace Mnist.MLNet.Benchmarks.Engine;

/// <summary>Measurements of the same task by both sides, made alternately. The first round tries all settings of PyTorch, the others its best.</summary>
/// <param name="Task">The task, with the threads and batch of our side.</param>
/// <param name="Settings">The threads and batches to try for PyTorch.</param>
internal sealed record Comparison(Request Task, IReadOnlyList<(int Threads, int Batch)> Settings)
{
    private readonly List<Measurement> _ours = [];
    private readonly List<Measurement> _theirs = [];

    /// <summary>Seconds of our side.</summary>
    public Spread Ours => Spread.Of(_ours.Select(measurement => measurement.Value));

    /// <summary>Seconds of PyTorch with its best setting.</summary>
    public Spread Theirs => Spread.Of(_theirs.Select(measurement => measurement.Value));

    /// <summary>The setting that is best for PyTorch.</summary>
    public (int Threads, int Batch) Best { get; private set; }

    /// <summary>How many times as fast our side is, by the medians.</summary>
    public double Ratio => Theirs.Median / Ours.Median;

    /// <summary>Mean test accuracies after training, 0 to 1.</summary>
    public (double Ours, double Theirs) Accuracies => (_ours.Average(measurement => measurement.Accuracy), _theirs.Average(measurement => measurement.Accuracy));

    /// <summary>Measures both sides once more; the number of the round is the seed.</summary>
    public void MeasureRound(int round)
    {
        var task = Task with { Seed = round };
        _ours.Add(MeasuringProcess.Ours(task));
        if (_theirs.Count > 0)
        {
            _theirs.Add(MeasuringProcess.PyTorch(task with { Threads = Best.Threads, Batch = Best.Batch }));
            return;
        }

        var tried = Settings.Select(setting => (Setting: setting, Measurement: MeasuringProcess.PyTorch(task with { Threads = setting.Threads, Batch = setting.Batch }))).ToArray();
        var best = tried.MinBy(one => one.Measurement.Value);
        Best = best.Setting;
        _theirs.Add(best.Measurement);
    }
}
