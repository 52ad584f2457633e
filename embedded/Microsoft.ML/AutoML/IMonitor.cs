namespace Microsoft.ML.AutoML;

/// <summary>Follows an experiment.</summary>
public interface IMonitor
{
    /// <summary>A trial ended with a result.</summary>
    void ReportCompletedTrial(TrialResult result);

    /// <summary>A trial that completed is the best so far.</summary>
    void ReportBestTrial(TrialResult result);

    /// <summary>A trial failed.</summary>
    /// <param name="settings">The trial.</param>
    /// <param name="exception">Why, if that is known.</param>
    void ReportFailTrial(TrialSettings settings, Exception? exception = null);

    /// <summary>A trial begins.</summary>
    void ReportRunningTrial(TrialSettings settings);
}
