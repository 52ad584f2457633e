namespace Mnist.MLNet.Training;

/// <summary>
/// Follows a training run. Every hook does nothing unless overridden; hooks run on the training thread, so slow ones slow the training.
/// </summary>
public abstract class TrainingObserver
{
    /// <summary>Called once, before the first batch.</summary>
    /// <param name="run">What is being trained, and the way to stop it.</param>
    public virtual void OnTrainingStart(TrainingRun run)
    {
    }

    /// <summary>Called after every step of the optimiser.</summary>
    /// <param name="run">What is being trained, and the way to stop it.</param>
    /// <param name="batch">What the step did.</param>
    public virtual void OnBatchEnd(TrainingRun run, in BatchResult batch)
    {
    }

    /// <summary>Called after every evaluation; without validation rows after every epoch.</summary>
    /// <param name="run">What is being trained, and the way to stop it.</param>
    /// <param name="evaluation">What the evaluation gave.</param>
    public virtual void OnEvaluation(TrainingRun run, TrainingEvaluation evaluation)
    {
    }

    /// <summary>Called after every epoch, its evaluation on the validation rows included.</summary>
    /// <param name="run">What is being trained, and the way to stop it.</param>
    /// <param name="epoch">What the epoch did.</param>
    public virtual void OnEpochEnd(TrainingRun run, EpochResult epoch)
    {
    }

    /// <summary>Called once, after the last epoch or when the run was stopped; not when it failed.</summary>
    /// <param name="run">What was trained.</param>
    /// <param name="history">All epochs, and which one was kept.</param>
    public virtual void OnTrainingEnd(TrainingRun run, TrainingHistory history)
    {
    }
}
