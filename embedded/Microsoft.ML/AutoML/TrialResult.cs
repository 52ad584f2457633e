namespace Microsoft.ML.AutoML;

/// <summary>How a trial ended. As a comparer, it holds results of the same trial number to be equal.</summary>
public class TrialResult : IEqualityComparer<TrialResult>
{
    /// <summary>What was tried.</summary>
    public TrialSettings TrialSettings { get; set; } = null!;

    /// <summary>The model; null where the runner keeps none.</summary>
    public ITransformer Model { get; set; } = null!;

    /// <summary>What the tuner makes small: the metric, with its sign changed where more is better.</summary>
    public double Loss { get; set; }

    /// <summary>The metric.</summary>
    public double Metric { get; set; }

    /// <summary>How long the trial took.</summary>
    public double DurationInMilliseconds { get; set; }

    /// <summary>The largest part of all processors' time that the process used, 0…1; null where it was not measured.</summary>
    public double? PeakCpu { get; set; }

    /// <summary>The largest working set of the process; null where it was not measured.</summary>
    public double? PeakMemoryInMegaByte { get; set; }

    /// <summary>Whether both are of the same trial.</summary>
    public bool Equals(TrialResult? x, TrialResult? y) => x?.TrialSettings?.TrialId == y?.TrialSettings?.TrialId;

    /// <summary>The hash of a result's trial number.</summary>
    public int GetHashCode(TrialResult obj) => obj.TrialSettings?.TrialId.GetHashCode() ?? 0;
}
