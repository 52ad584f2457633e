namespace Mnist.MLNet.Training;

/// <summary>What one step of the optimiser did.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="Batch">The batch within the epoch, counted from 1.</param>
/// <param name="Images">The number of images in the batch.</param>
/// <param name="Loss">The mean loss of the batch, in nats, before the step.</param>
/// <param name="Correct">How many images of the batch were classified right, before the step.</param>
/// <param name="LearningRate">The learning rate of the step.</param>
public readonly record struct BatchResult(int Epoch, int Batch, int Images, double Loss, int Correct, double LearningRate);
