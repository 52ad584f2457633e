using System.Runtime.ExceptionServices;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.AutoML;

/// <summary>One run of an experiment: trial after trial, and the best of them.</summary>
internal sealed class ExperimentRun(ServiceScope services, ITuner tuner, CancellationToken stop)
{
    /// <summary>So many failures before the first success mean that none is to come.</summary>
    private const int HopelessFailures = 5;

    private readonly IMonitor? _monitor = services.Find<IMonitor>();
    private readonly IChannel _log = services.Get<IChannel>();
    private TrialResult? _best;
    private Exception? _firstFailure;
    private int _failures;
    private bool _completed;

    public bool GoesOn => !stop.IsCancellationRequested && (_completed || _failures < HopelessFailures) && tuner is not IEndingTuner { IsDone: true };

    /// <summary>The trial of least loss.</summary>
    public TrialResult Best
    {
        get
        {
            if (_best is null && !_completed && _firstFailure is not null && !stop.IsCancellationRequested)
            {
                ExceptionDispatchInfo.Throw(_firstFailure);
            }

            return _best ?? throw new TimeoutException(_completed
                ? "No trial had a number for its metric, so that none is the best."
                : "The experiment was stopped before a trial had ended.");
        }
    }

    public async Task RunTrialAsync(int id)
    {
        var settings = new TrialSettings { TrialId = id, StartedAtUtc = DateTime.UtcNow };
        settings.Parameter = tuner.Propose(settings);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var runner = services.Get<ITrialRunner>();
        using var usage = services.Get<IPerformanceMonitor>();
        usage.PerformanceMetricsUpdated += (_, metrics) => usage.OnPerformanceMetricsUpdatedHandler(settings, metrics, cancellation);
        _monitor?.ReportRunningTrial(settings);
        _log.Trace(MessageSensitivity.None, $"Trial {id}: {settings.Parameter}");
        try
        {
            usage.Start();
            var result = await runner.RunAsync(settings, cancellation.Token).ConfigureAwait(false);
            usage.Pause();
            settings.EndedAtUtc = DateTime.UtcNow;
            result.PeakCpu = usage.GetPeakCpuUsage();
            result.PeakMemoryInMegaByte = usage.GetPeakMemoryUsageInMegaByte();
            Complete(result);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            _log.Trace(MessageSensitivity.None, $"Trial {id} was stopped.");
        }
        catch (Exception failure)
        {
            settings.EndedAtUtc = DateTime.UtcNow;
            Fail(settings, failure);
        }
    }

    private void Complete(TrialResult result)
    {
        _completed = true;
        _monitor?.ReportCompletedTrial(result);
        tuner.Update(result);
        if (result.Loss < (_best?.Loss ?? double.MaxValue))
        {
            _best = result;
            _monitor?.ReportBestTrial(result);
        }
    }

    private void Fail(TrialSettings settings, Exception failure)
    {
        _firstFailure ??= failure;
        _failures++;
        _log.Warning(MessageSensitivity.None, $"Trial {settings.TrialId} failed: {failure.Message}");
        _monitor?.ReportFailTrial(settings, failure);
        tuner.Update(new TrialResult { TrialSettings = settings, Loss = double.MaxValue });
    }
}
