using Microsoft.ML.Runtime;

namespace Microsoft.ML.AutoML;

/// <summary>Writes what happens to the context's log.</summary>
internal sealed class LogMonitor(IChannel log, SweepablePipeline pipeline) : IMonitor
{
    public void ReportRunningTrial(TrialSettings settings) => log.Info(MessageSensitivity.None, $"Update Running Trial - Id: {settings.TrialId}");

    public void ReportCompletedTrial(TrialResult result) => log.Info(MessageSensitivity.None, FormattableString.Invariant(
        $"Update Completed Trial - Id: {result.TrialSettings.TrialId} - Metric: {result.Metric} - Pipeline: {Row(result.TrialSettings)} - Duration: {result.DurationInMilliseconds}"));

    public void ReportBestTrial(TrialResult result) => log.Info(MessageSensitivity.None, FormattableString.Invariant(
        $"Update Best Trial - Id: {result.TrialSettings.TrialId} - Metric: {result.Metric} - Pipeline: {Row(result.TrialSettings)}"));

    public void ReportFailTrial(TrialSettings settings, Exception? exception = null) =>
        log.Info(MessageSensitivity.None, $"Update Failed Trial - Id: {settings.TrialId} - Pipeline: {Row(settings)}");

    private string Row(TrialSettings settings) => pipeline.ToString(settings.Parameter);
}
