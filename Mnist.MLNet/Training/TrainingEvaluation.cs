namespace Mnist.MLNet.Training;

/// <summary>One evaluation in the course of a training run: a row of its history.</summary>
/// <param name="Step">Steps of the optimiser since the start of the run; 0 before the first.</param>
/// <param name="Epoch">The epoch, counted from 1; 0 before the first.</param>
/// <param name="ImagesSeen">Training images since the start of the run, each counted as often as it was seen.</param>
/// <param name="TrainingLoss">Mean loss of the batches since the evaluation before, in nats, each measured before its step; null before the first step.</param>
/// <param name="TrainingAccuracy">Part of those batches' images that were classified right, 0 to 1; null before the first step.</param>
/// <param name="Loss">Mean loss on the validation rows, in nats; null without such rows.</param>
/// <param name="Accuracy">Accuracy on the validation rows, 0 to 1; null without such rows.</param>
/// <param name="LearningRate">The learning rate of the last step; before the first the options' own.</param>
/// <param name="ImagesPerSecond">Training images a second since the evaluation before, evaluations left out; null before the first step.</param>
/// <param name="IsBest">Whether the accuracy is the highest so far.</param>
public sealed record TrainingEvaluation(
    long Step,
    int Epoch,
    long ImagesSeen,
    double? TrainingLoss,
    double? TrainingAccuracy,
    double? Loss,
    double? Accuracy,
    double LearningRate,
    double? ImagesPerSecond,
    bool IsBest);
