namespace Mnist.MLNet.Training;

/// <summary>A point of the curve of the training loss.</summary>
/// <param name="Step">Steps of the optimiser since the start of the run.</param>
/// <param name="ImagesSeen">Training images since the start of the run, each counted as often as it was seen.</param>
/// <param name="Loss">Mean loss of the batches since the point before, in nats, each measured before its step.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
public readonly record struct LossPoint(long Step, long ImagesSeen, double Loss, double LearningRate);
