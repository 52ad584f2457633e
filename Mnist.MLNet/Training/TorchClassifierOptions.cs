using System.Runtime.CompilerServices;
using Mnist.MLNet.Transforms.Augmentation;

namespace Mnist.MLNet.Training;

/// <summary>How a <see cref="TorchClassifierTrainer"/> trains.</summary>
public sealed class TorchClassifierOptions
{
    /// <summary>The column with the images, a known-size vector of float.</summary>
    /// <value>Default <c>Pixels</c>.</value>
    public string FeatureColumnName { get; set; } = "Pixels";

    /// <summary>The column with the classes, a key of known count.</summary>
    /// <value>Default <c>Label</c>.</value>
    public string LabelColumnName { get; set; } = "Label";

    /// <summary>How often the training images are gone through.</summary>
    /// <value>From 1 to 100,000; default 10.</value>
    public int Epochs { get; set; } = 10;

    /// <summary>How many images share one step of the optimiser.</summary>
    /// <value>From 1 to 65,536; default 64.</value>
    public int BatchSize { get; set; } = 64;

    /// <summary>The size of the optimiser's steps.</summary>
    /// <value>Above 0, finite; default 0.001.</value>
    public double LearningRate { get; set; } = 1e-3;

    /// <summary>The optimiser.</summary>
    /// <value>Default <see cref="OptimizerKind.Adam"/>.</value>
    public OptimizerKind Optimizer { get; set; } = OptimizerKind.Adam;

    /// <summary>The part of the previous step that <see cref="OptimizerKind.Sgd"/> keeps.</summary>
    /// <value>From 0 to below 1; default 0.</value>
    public double Momentum { get; set; }

    /// <summary>The weight of the squared weights in the loss.</summary>
    /// <value>0 or above, finite; default 0.</value>
    public double WeightDecay { get; set; }

    /// <summary>
    /// The part of the training rows that is set aside, drawn by the seed, to choose the best epoch: the one with the highest accuracy on them, the earlier of equals.
    /// 0 trains on all rows and keeps the last epoch.
    /// </summary>
    /// <value>From 0 to below 1; default 0.1.</value>
    public double ValidationFraction { get; set; } = 0.1;

    /// <summary>The one seed of initial weights, order of rows, set-aside rows, augmentation and dropout.</summary>
    /// <value>Default null: drawn from the <see cref="Microsoft.ML.MLContext"/>, which repeats itself if that has a seed.</value>
    public int? Seed { get; set; }

    /// <summary>The number of threads that torch works with, in the whole process.</summary>
    /// <value>From 1 to 1,024; default null: left as it is, which is one a core at the start.</value>
    public int? Threads { get; set; }

    /// <summary>Random changes of the training images; never of those that are scored.</summary>
    /// <value>Default null: none.</value>
    public ImageAugmentation? Augmentation { get; set; }

    /// <summary>What follows the training: progress displays, logs, stop conditions.</summary>
    public IList<TrainingObserver> Observers { get; } = [];

    /// <summary>A copy that later changes of these options leave alone.</summary>
    internal TorchClassifierOptions Copy()
    {
        var copy = new TorchClassifierOptions
        {
            FeatureColumnName = FeatureColumnName,
            LabelColumnName = LabelColumnName,
            Epochs = Epochs,
            BatchSize = BatchSize,
            LearningRate = LearningRate,
            Optimizer = Optimizer,
            Momentum = Momentum,
            WeightDecay = WeightDecay,
            ValidationFraction = ValidationFraction,
            Seed = Seed,
            Threads = Threads,
            Augmentation = Augmentation,
        };
        foreach (var observer in Observers)
        {
            copy.Observers.Add(observer);
        }

        return copy;
    }

    /// <summary>Checks every value against its range.</summary>
    /// <exception cref="ArgumentException">A value is outside its range; the message names the option, the range and the value.</exception>
    internal void Validate()
    {
        Require(Epochs is >= 1 and <= 100_000, Epochs, "from 1 to 100,000");
        Require(BatchSize is >= 1 and <= 65_536, BatchSize, "from 1 to 65,536");
        Require(LearningRate > 0 && double.IsFinite(LearningRate), LearningRate, "above 0 and finite");
        Require(Enum.IsDefined(Optimizer), Optimizer, $"one of {string.Join(", ", Enum.GetNames<OptimizerKind>())}");
        Require(Momentum is >= 0 and < 1, Momentum, "from 0 to below 1");
        Require(WeightDecay >= 0 && double.IsFinite(WeightDecay), WeightDecay, "0 or above and finite");
        Require(ValidationFraction is >= 0 and < 1, ValidationFraction, "from 0 to below 1");
        Require(Threads is null or (>= 1 and <= 1024), Threads, "from 1 to 1,024");
    }

    private static void Require(bool holds, object? value, string range, [CallerArgumentExpression(nameof(value))] string option = "")
    {
        if (!holds)
        {
            throw new ArgumentException(FormattableString.Invariant($"{option} is {value}; it must be {range}."));
        }
    }
}
