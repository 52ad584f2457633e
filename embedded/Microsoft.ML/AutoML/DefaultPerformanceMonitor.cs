using System.Diagnostics;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.AutoML;

/// <summary>Measures time and working set of the process at regular intervals, and cancels a trial that passes the experiment's limit.</summary>
public class DefaultPerformanceMonitor : IPerformanceMonitor
{
    private readonly AutoMLExperiment.AutoMLExperimentSettings _settings;
    private readonly IChannel? _logger;
    private readonly TimeSpan _interval;
    private readonly Lock _measuring = new();
    private Timer? _timer;
    private TimeSpan _processorTime;
    private long _measuredAt;
    private double? _peakCpu;
    private double? _peakMemory;

    /// <summary>Makes a monitor.</summary>
    /// <param name="settings">Where the limit comes from.</param>
    /// <param name="logger">Where messages go; null for nowhere.</param>
    /// <param name="checkIntervalInMilliseconds">The interval, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval is not above 0.</exception>
    public DefaultPerformanceMonitor(AutoMLExperiment.AutoMLExperimentSettings settings, IChannel? logger, int checkIntervalInMilliseconds)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Check.Parameter(checkIntervalInMilliseconds > 0, nameof(checkIntervalInMilliseconds), "Must be above 0");
        _settings = settings;
        _logger = logger;
        _interval = TimeSpan.FromMilliseconds(checkIntervalInMilliseconds);
    }

    /// <inheritdoc/>
    public event EventHandler<TrialPerformanceMetrics>? PerformanceMetricsUpdated;

    /// <inheritdoc/>
    public void Start()
    {
        _processorTime = Environment.CpuUsage.TotalTime;
        _measuredAt = Stopwatch.GetTimestamp();
        Measure();
        _timer ??= new Timer(_ => Measure());
        _timer.Change(_interval, _interval);
    }

    /// <inheritdoc/>
    public void Pause() => _timer?.Change(Timeout.Infinite, Timeout.Infinite);

    /// <inheritdoc/>
    public void Stop()
    {
        _timer?.Dispose();
        _timer = null;
        (_peakCpu, _peakMemory) = (null, null);
    }

    /// <inheritdoc/>
    public double? GetPeakMemoryUsageInMegaByte() => _peakMemory;

    /// <inheritdoc/>
    public double? GetPeakCpuUsage() => _peakCpu;

    /// <inheritdoc/>
    public virtual void OnPerformanceMetricsUpdatedHandler(TrialSettings trialSettings, TrialPerformanceMetrics metrics, CancellationTokenSource trialCancellationTokenSource)
    {
        if (metrics.PeakMemoryUsage > _settings.MaximumMemoryUsageInMegaByte && !trialCancellationTokenSource.IsCancellationRequested)
        {
            _logger?.Warning(MessageSensitivity.None, FormattableString.Invariant(
                $"Trial {trialSettings.TrialId} is cancelled: it takes {metrics.PeakMemoryUsage:F0} MB, and {_settings.MaximumMemoryUsageInMegaByte:F0} are allowed."));
            trialCancellationTokenSource.Cancel();
        }
    }

    /// <summary>Stops measuring.</summary>
    public void Dispose() => Stop();

    private void Measure()
    {
        TrialPerformanceMetrics metrics;
        lock (_measuring)
        {
            var processorTime = Environment.CpuUsage.TotalTime;
            double elapsed = Stopwatch.GetElapsedTime(_measuredAt).TotalMilliseconds * Environment.ProcessorCount;
            double cpu = elapsed > 0 ? Math.Min(1, (processorTime - _processorTime).TotalMilliseconds / elapsed) : 0;
            (_processorTime, _measuredAt) = (processorTime, Stopwatch.GetTimestamp());
            double memory = Environment.WorkingSet / (1024.0 * 1024.0);
            _peakCpu = Math.Max(cpu, _peakCpu ?? 0);
            _peakMemory = Math.Max(memory, _peakMemory ?? 0);
            metrics = new() { CpuUsage = cpu, PeakCpuUsage = _peakCpu, MemoryUsage = memory, PeakMemoryUsage = _peakMemory };
        }

        PerformanceMetricsUpdated?.Invoke(this, metrics);
    }
}
