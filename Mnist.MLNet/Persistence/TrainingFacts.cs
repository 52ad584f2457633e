namespace Mnist.MLNet.Persistence;

/// <summary>How a classifier was trained.</summary>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Epochs">The finished epochs.</param>
/// <param name="BestEpoch">The epoch whose weights the model has, counted from 1.</param>
/// <param name="Stopped">Whether the run was stopped early.</param>
/// <param name="Remark">A remark on the training, such as on which images the model was chosen; null for none.</param>
public sealed record TrainingFacts(int Seed, int Epochs, int BestEpoch, bool Stopped, string? Remark = null);
