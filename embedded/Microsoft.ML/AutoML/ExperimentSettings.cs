namespace Microsoft.ML.AutoML;

/// <summary>The limits of an experiment.</summary>
public abstract class ExperimentSettings
{
    /// <summary>The largest number of trials, failed ones included.</summary>
    /// <value>Default: no limit.</value>
    public int MaxModels = int.MaxValue;

    /// <summary>Makes settings with the default limits.</summary>
    protected ExperimentSettings()
    {
    }

    /// <summary>The longest time that the experiment may take, in seconds.</summary>
    /// <value>Above 0; default 86,400, a day.</value>
    public uint MaxExperimentTimeInSeconds { get; set; } = 24 * 60 * 60;

    /// <summary>Stops the experiment when it is cancelled.</summary>
    public CancellationToken CancellationToken { get; set; }

    /// <summary>The working set of the process, in megabytes of 2²⁰ bytes, above which a trial is cancelled.</summary>
    /// <value>Default null: no limit.</value>
    public double? MaximumMemoryUsageInMegaByte { get; set; }
}
