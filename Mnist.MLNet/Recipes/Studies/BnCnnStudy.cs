using Mnist.MLNet.Training.Schedules;
using Mnist.MLNet.Transforms.Augmentation;

namespace Mnist.MLNet.Recipes.Studies;

/// <summary>Four convolutions with batch norm: course paper, Wuhan University, December 2025.</summary>
internal static class BnCnnStudy
{
    public static Recipe Recipe { get; } = new()
    {
        Name = "bn-cnn",
        Summary = "four 3×3 convolutions with batch norm, rotated and shifted training images",
        Source = "Course paper, Wuhan University, December 2025",
        Reported = new()
        {
            Summary = "99.50 % on 2,000 test images, the best of all evaluations",
            Accuracy = 0.9950,
            Remarks =
            [
                "The best evaluation was in epoch 6; the mean of the last epoch's evaluations is 99.25 %.",
                "After epoch 1 98.75 %, after epoch 2 99.10 %, on the same 2,000 test images.",
                "GPU: T4.",
            ],
        },
        Network = "bn-cnn",
        Options = new()
        {
            Epochs = 7,
            BatchSize = 50,
            LearningRate = 1e-3,
            Schedule = new StepSchedule { StepSize = 2, Gamma = 0.1 },
            Augmentation = ImageAugmentation.None.Rotate(15).Translate(0.1),
            ValidationFraction = Recipes.Recipe.DefaultValidationFraction,
            Seed = 1,
        },
        Study = new() { EvaluateEverySteps = 50, TestImages = 2000, KeepBest = true },
        Log = new()
        {
            BatchLine = "Epoch: {epoch} | Step: {batch} | Loss: {loss:F4} | Training accuracy: {meanAccuracy:F5}",
            EvaluationLine = "Epoch: {epoch} | Step: {batch} | Loss: {loss:F4} | Accuracy: {testAccuracy:F5}",
            BestLine = "Best accuracy so far: {testAccuracy:F5}; model kept",
        },
    };
}
