using Mnist.MLNet.Training.Schedules;

namespace Mnist.MLNet.Recipes.Studies;

/// <summary>Three convolutions: deep-learning homework.</summary>
internal static class ThreeConvStudy
{
    public static Recipe Recipe { get; } = new()
    {
        Name = "three-conv",
        Summary = "three convolutions with max pooling, batch norm on the last",
        Source = "Deep-learning homework",
        Reported = new()
        {
            Summary = "99.32 % on the 10,000 test images, after 10 epochs",
            Accuracy = 0.9932,
            TrainingLosses = [0.1876, 0.0623, 0.0469, 0.0409, 0.0334, 0.0240, 0.0204, 0.0179, 0.0165, 0.0155],
        },
        Network = "three-conv",
        Options = new()
        {
            Epochs = 10,
            BatchSize = 64,
            LearningRate = 1e-3,
            Schedule = new StepSchedule { StepSize = 5, Gamma = 0.5 },
            ValidationFraction = Recipes.Recipe.DefaultValidationFraction,
            Seed = 1,
        },
        Log = new() { EpochLine = "Epoch {epoch}: average loss {meanLoss:F4}, learning rate {rate}" },
    };
}
