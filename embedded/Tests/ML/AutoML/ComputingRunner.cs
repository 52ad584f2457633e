using Microsoft.ML.AutoML;

namespace Mnist.Embedded.Tests.ML.AutoML;

/// <summary>A trial is one call of a function, whose value is the metric, the larger the better.</summary>
internal sealed class ComputingRunner(Func<TrialSettings, CancellationToken, double> metric) : ITrialRunner
{
    public List<TrialSettings> Trials { get; } = [];

    public int Disposals { get; private set; }

    public Task<TrialResult> RunAsync(TrialSettings settings, CancellationToken ct)
    {
        Trials.Add(settings);
        return Task.Run(
            () =>
            {
                double value = metric(settings, ct);
                return new TrialResult { TrialSettings = settings, Metric = value, Loss = -value };
            },
            CancellationToken.None);
    }

    public void Dispose() => Disposals++;
}
