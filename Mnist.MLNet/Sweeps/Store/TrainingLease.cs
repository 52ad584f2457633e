namespace Mnist.MLNet.Sweeps.Store;

/// <summary>A worker's right to a training, for as long as it reports in time.</summary>
/// <param name="Training">The training.</param>
/// <param name="Token">What tells this lease from those before and after it.</param>
/// <param name="Duration">The time within which the worker must report.</param>
/// <param name="Trials">The trials to read from the training, those that have ended left out.</param>
internal sealed record TrainingLease(int Training, string Token, TimeSpan Duration, IReadOnlyList<Trial> Trials)
{
    /// <summary>The number of epochs to train: as many as the longest trial has.</summary>
    public int Epochs => Trials.Max(trial => trial.Epochs);
}
