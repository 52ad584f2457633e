namespace Mnist.MLNet.Training;

/// <summary>The course of a training run.</summary>
/// <param name="Epochs">The finished epochs, in order; of a stopped run also the one that was cut short.</param>
/// <param name="BestEpoch">The epoch whose weights the model has.</param>
/// <param name="Stopped">Whether the run was stopped before its last epoch.</param>
/// <param name="Duration">Time from the first batch to the end.</param>
/// <param name="Seed">The seed of the run.</param>
public sealed record TrainingHistory(IReadOnlyList<EpochResult> Epochs, int BestEpoch, bool Stopped, TimeSpan Duration, int Seed);
