namespace Mnist.MLNet.Training;

/// <summary>The course of a training run.</summary>
/// <param name="Epochs">The finished epochs, in order; of a stopped run also the one that was cut short.</param>
/// <param name="Evaluations">All evaluations, in order; without validation rows one an epoch, which then tells of the training alone.</param>
/// <param name="Losses">The curve of the training loss, at most 1,000 points.</param>
/// <param name="BestEpoch">The epoch whose weights the model has.</param>
/// <param name="BestStep">The number of steps after which it had them.</param>
/// <param name="Ending">Why the run ended.</param>
/// <param name="Duration">Time from the first batch to the end.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Remark">The remark of the options.</param>
public sealed record TrainingHistory(
    IReadOnlyList<EpochResult> Epochs,
    IReadOnlyList<TrainingEvaluation> Evaluations,
    IReadOnlyList<LossPoint> Losses,
    int BestEpoch,
    long BestStep,
    TrainingEnding Ending,
    TimeSpan Duration,
    int Seed,
    string? Remark = null)
{
    /// <summary>Whether the run was stopped from outside before its last epoch.</summary>
    public bool Stopped => Ending == TrainingEnding.Stopped;
}
