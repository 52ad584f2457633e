namespace Mnist.MLNet.Sweeps;

/// <summary>A training's state at one of its evaluations: after each epoch, and in between where the accuracy on the validation rows is the highest so far.</summary>
/// <param name="Step">Steps of the optimiser since the start.</param>
/// <param name="Epoch">The epoch, counted from 1; 0 before the first step.</param>
/// <param name="TrainingLoss">Mean loss of the batches since the evaluation before, in nats; null before the first step.</param>
/// <param name="TrainingAccuracy">Part of those batches' images that were classified right, 0 to 1; null before the first step.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="Validation">The quality on the validation rows, which alone decides.</param>
/// <param name="Test">The quality on the test rows, for the record.</param>
/// <param name="Seconds">Time since the first step, evaluations included.</param>
/// <param name="ImagesPerSecond">Training images a second since the evaluation before, evaluations left out; null before the first step.</param>
public sealed record TrialEvaluation(
    long Step,
    int Epoch,
    double? TrainingLoss,
    double? TrainingAccuracy,
    double LearningRate,
    Quality Validation,
    Quality Test,
    double Seconds,
    double? ImagesPerSecond);
