using Mnist.MLNet.Training;

namespace Mnist.MLNet.Recipes.Studies;

/// <summary>The hyperparameter study: an experiment report on three fully connected networks and one of convolutions.</summary>
internal static class SweepStudy
{
    private const string Trend = "Learning rates of 0.01 and 0.1 oscillate or fail to converge; batches of 16 and 32 win at small rates, larger ones steady large rates.";
    private const string Level = "The training loss levels off at 1.48: the last layer applied softmax before the cross-entropy (here: softmax-output).";

    public static IReadOnlyList<Recipe> Recipes { get; } =
    [
        FullyConnected("simple-nn", "one hidden layer of 128; the study gives no width", null, [Level, Trend]),
        FullyConnected("medium-nn", "hidden layers of 512 and 256; the study gives no widths", [512, 256], [Level, "The best of the study's 192 runs had this network and these settings.", Trend]),
        FullyConnected("complex-nn", "hidden layers of 512, 256, 128 and 64; the study gives no widths", null, [Level, "It overfits at 15 epochs.", Trend]),
        new()
        {
            Name = "sweep-cnn",
            Summary = "three 3×3 convolutions of 32, 64 and 128 channels",
            Source = Source,
            Reported = new() { Summary = "loss falls faster and lower than that of any fully connected network" },
            Network = "sweep-cnn",
            Mean = 0.5f,
            StandardDeviation = 0.5f,
            Options = Options(epochs: 5, batchSize: 32, learningRate: 1e-3),
        },
    ];

    private static string Source => "Hyperparameter study, experiment report";

    private static Recipe FullyConnected(string name, string summary, int[]? hidden, IReadOnlyList<string> remarks) => new()
    {
        Name = name,
        Summary = summary,
        Source = Source,
        Reported = new() { Summary = "above 95 % on the test images at a learning rate of 0.0001", Remarks = remarks },
        Network = name,
        Mean = 0.5f,
        StandardDeviation = 0.5f,
        Options = Options(epochs: 15, batchSize: 16, learningRate: 1e-4) with { Network = new() { Hidden = hidden } },
    };

    private static TorchClassifierOptions Options(int epochs, int batchSize, double learningRate) =>
        new() { Epochs = epochs, BatchSize = batchSize, LearningRate = learningRate, ValidationFraction = Recipe.DefaultValidationFraction, Seed = 1 };
}
