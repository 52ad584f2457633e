namespace Microsoft.ML.AutoML;

/// <summary>Runs trials. It is disposed after each.</summary>
public interface ITrialRunner : IDisposable
{
    /// <summary>Runs a trial.</summary>
    /// <param name="settings">What to try.</param>
    /// <param name="ct">Cancelled when the experiment has to stop.</param>
    /// <returns>How it ended.</returns>
    Task<TrialResult> RunAsync(TrialSettings settings, CancellationToken ct);
}
