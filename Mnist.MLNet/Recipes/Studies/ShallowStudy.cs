using Mnist.MLNet.Training.Optimizers;

namespace Mnist.MLNet.Recipes.Studies;

/// <summary>Two convolutions, trained by SGD: course experiment, December 2023.</summary>
internal static class ShallowStudy
{
    public static Recipe Recipe { get; } = new()
    {
        Name = "shallow",
        Summary = "two 5×5 convolutions with max pooling and dropout, trained by SGD",
        Source = "Course experiment, December 2023",
        Reported = new()
        {
            Summary = "96.71 % on the 10,000 test images, after 3 epochs",
            Accuracy = 0.9671,
            Remarks = ["The mean test loss is 0.1018."],
        },
        Network = "shallow",
        Mean = 0.1307f,
        StandardDeviation = 0.3081f,
        Options = new()
        {
            Epochs = 3,
            BatchSize = 64,
            LearningRate = 0.01,
            Optimizer = new SgdOptimizer { Momentum = 0.5 },
            ValidationFraction = Recipes.Recipe.DefaultValidationFraction,
            Seed = 1,
        },
        Study = new() { EvaluateFirst = true },
        Log = new()
        {
            BatchLine = "Train Epoch: {epoch} [{images}/{total} ({percent:F0}%)] Loss: {loss:F6}",
            BatchesPerLine = 10,
            EvaluationLine = "Test set: Avg. loss: {testLoss:F4}, Accuracy: {testCorrect}/{testImages} ({testPercent:F0}%)",
        },
    };
}
