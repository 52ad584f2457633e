namespace Mnist.MLNet.Training;

/// <summary>What one epoch did.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="Steps">Steps of the optimiser since the start of the run.</param>
/// <param name="TrainingLoss">Mean loss over the epoch's batches, in nats, each measured before its step.</param>
/// <param name="TrainingAccuracy">Part of the epoch's images that were classified right, each measured before its step; 0 to 1.</param>
/// <param name="ValidationLoss">Mean loss on the validation rows at the last evaluation of the epoch, in nats; null without such rows.</param>
/// <param name="ValidationAccuracy">Accuracy on the validation rows at the last evaluation of the epoch, 0 to 1; null without such rows.</param>
/// <param name="LearningRate">The learning rate of the epoch's last step.</param>
/// <param name="Duration">Time that the epoch took, its evaluations included.</param>
/// <param name="ImagesPerSecond">Training images a second, evaluations left out.</param>
public sealed record EpochResult(
    int Epoch,
    long Steps,
    double TrainingLoss,
    double TrainingAccuracy,
    double? ValidationLoss,
    double? ValidationAccuracy,
    double LearningRate,
    TimeSpan Duration,
    double ImagesPerSecond);
