namespace Microsoft.ML.AutoML;

/// <summary>Measures what a trial uses of the machine.</summary>
public interface IPerformanceMonitor : IDisposable
{
    /// <summary>Raised after each measurement.</summary>
    event EventHandler<TrialPerformanceMetrics> PerformanceMetricsUpdated;

    /// <summary>Measures at once, and then regularly.</summary>
    void Start();

    /// <summary>Stops measuring, and keeps what was measured.</summary>
    void Pause();

    /// <summary>Stops measuring, and forgets what was measured.</summary>
    void Stop();

    /// <summary>The largest working set of the process, in megabytes of 2²⁰ bytes; null before the first measurement.</summary>
    double? GetPeakMemoryUsageInMegaByte();

    /// <summary>The largest part of all processors' time that the process used, 0…1; null before the first measurement.</summary>
    double? GetPeakCpuUsage();

    /// <summary>Decides after a measurement whether the trial may go on.</summary>
    /// <param name="trialSettings">The trial.</param>
    /// <param name="metrics">The measurement.</param>
    /// <param name="trialCancellationTokenSource">Cancels the trial.</param>
    void OnPerformanceMetricsUpdatedHandler(TrialSettings trialSettings, TrialPerformanceMetrics metrics, CancellationTokenSource trialCancellationTokenSource);
}
