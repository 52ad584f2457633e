namespace Mnist.MLNet.Studies;

/// <summary>One training of a learning curve.</summary>
/// <param name="Size">The number of different training images, those to choose the best epoch on included.</param>
/// <param name="Seed">The seed of the images drawn and of the training.</param>
/// <param name="Error">The part of the whole test set that the model predicts wrong, 0 to 1.</param>
/// <param name="LogLoss">The model's log-loss on the test set, in nats.</param>
/// <param name="Seconds">Time that the training and its one evaluation took.</param>
public sealed record LearningCurvePoint(int Size, int Seed, double Error, double LogLoss, double Seconds);
