namespace Mnist.MLNet.Recipes.Studies;

/// <summary>LeNet-5 with average pooling: computer vision report, Zhejiang University, May 2025.</summary>
internal static class LeNet5Study
{
    public static Recipe Recipe { get; } = new()
    {
        Name = "lenet5",
        Summary = "LeNet-5 with average pooling",
        Source = "Computer vision report, Zhejiang University, May 2025",
        Reported = new()
        {
            Summary = "98.94 % on the 10,000 test images, after 10 epochs",
            Accuracy = 0.98940,
            TrainingAccuracies = [0.92115, 0.97680, 0.98318, 0.98662, 0.98902, 0.99053, 0.99200, 0.99255, 0.99348, 0.99420],
            Remarks = ["Ten epochs took about 2 min 10 s on a GPU."],
        },
        Network = "lenet5",
        Mean = 0.1307f,
        StandardDeviation = 0.3081f,
        Options = new() { Epochs = 10, BatchSize = 64, LearningRate = 1e-3, ValidationFraction = Recipes.Recipe.DefaultValidationFraction, Seed = 1 },
        Log = new()
        {
            BatchLine = "Epoch {epoch}/{epochs}, batch {batch}/{batches}: running loss {meanLoss:F4}, accuracy {meanAccuracy:P2}",
            BatchesPerLine = 200,
            EpochLine = "Epoch {epoch}/{epochs}: training loss {meanLoss:F4}, training accuracy {meanAccuracy:P3}, test accuracy {testAccuracy:P3}",
        },
    };
}
