namespace Mnist.MLNet.Training;

/// <summary>Stops a run when a token is cancelled; the model is then the best so far.</summary>
/// <param name="token">The token, for instance one that Ctrl+C cancels.</param>
public sealed class StopOnCancellation(CancellationToken token) : TrainingObserver
{
    /// <inheritdoc/>
    public override void OnTrainingStart(TrainingRun run) => StopIfCancelled(run);

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingRun run, in BatchResult batch) => StopIfCancelled(run);

    private void StopIfCancelled(TrainingRun run)
    {
        if (token.IsCancellationRequested)
        {
            run.Stop();
        }
    }
}
