using System.Globalization;
using Microsoft.ML.AutoML;

namespace Mnist.Embedded.Tests.ML.AutoML;

/// <summary>Keeps a line for every report.</summary>
internal sealed class RecordingMonitor : IMonitor
{
    public List<string> Lines { get; } = [];

    public void ReportRunningTrial(TrialSettings settings) => Lines.Add($"running {settings.TrialId}");

    public void ReportCompletedTrial(TrialResult result) => Lines.Add(string.Create(CultureInfo.InvariantCulture, $"completed {result.TrialSettings.TrialId} {result.Metric}"));

    public void ReportBestTrial(TrialResult result) => Lines.Add($"best {result.TrialSettings.TrialId}");

    public void ReportFailTrial(TrialSettings settings, Exception? exception = null) => Lines.Add($"failed {settings.TrialId} {exception?.Message}");
}
