using Microsoft.ML.SearchSpace;
using Mnist.MLNet.Networks;
using Mnist.MLNet.Training.Optimizers;
using Mnist.MLNet.Training.Schedules;
using Mnist.MLNet.Transforms.Augmentation;

namespace Mnist.MLNet.Training;

/// <summary>How a <see cref="TorchClassifierTrainer"/> trains. Immutable: <c>options with { Seed = 2 }</c> gives changed ones.</summary>
/// <remarks>
/// For ML.NET's AutoML it says what is worth searching: <c>new SearchSpace&lt;TorchClassifierOptions&gt;()</c> has the number of epochs, the batch size and the learning rate.
/// What is to differ in all trials alike is set in the factory: <c>(ml, options) => ml.Mnist().TorchClassifier("lenet5", options with { Seed = 1 })</c>.
/// </remarks>
public sealed record TorchClassifierOptions
{
    /// <summary>The column with the images, a known-size vector of float.</summary>
    /// <value>Default <c>Pixels</c>.</value>
    public string FeatureColumnName { get; init; } = "Pixels";

    /// <summary>The column with the classes, a key of known count.</summary>
    /// <value>Default <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = "Label";

    /// <summary>What differs from the registered network's own make; not for networks of the caller's own.</summary>
    /// <value>Default: nothing.</value>
    public NetworkOptions Network { get; init; } = NetworkOptions.None;

    /// <summary>How often the training images are gone through.</summary>
    /// <value>From 1 to 100,000; default 10.</value>
    [Range(1, 20, 10)]
    public int Epochs { get; init; } = 10;

    /// <summary>How many images share one step of the optimiser.</summary>
    /// <value>From 1 to 65,536; default 64.</value>
    [Choice([16, 32, 64, 128, 256], 64)]
    public int BatchSize { get; init; } = 64;

    /// <summary>The size of the optimiser's steps.</summary>
    /// <value>Above 0, finite; default 0.001.</value>
    [Range(1e-5, 1e-1, 1e-3, true)]
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>The optimiser.</summary>
    /// <value>Default <see cref="AdamOptimizer"/>.</value>
    public TrainingOptimizer Optimizer { get; init; } = new AdamOptimizer();

    /// <summary>How the learning rate changes in the course of the run.</summary>
    /// <value>Default <see cref="ConstantSchedule"/>.</value>
    public LearningRateSchedule Schedule { get; init; } = new ConstantSchedule();

    /// <summary>The weight of the squared weights in the loss; with <see cref="AdamWOptimizer"/> how fast weights shrink.</summary>
    /// <value>0 or above, finite; default 0.</value>
    public double WeightDecay { get; init; }

    /// <summary>The part of the target probability that is spread over all classes (C. Szegedy et al., 2016). Evaluations leave it out.</summary>
    /// <value>From 0 to 1; default 0.</value>
    public double LabelSmoothing { get; init; }

    /// <summary>The largest Euclidean norm of all gradients together; longer ones are scaled down to it.</summary>
    /// <value>Above 0, finite; default null: unlimited.</value>
    public double? ClipNorm { get; init; }

    /// <summary>
    /// The decay of a running mean of the weights (EMA): that mean is what is evaluated and kept, while the training goes on with the weights themselves.
    /// In the first steps the mean follows faster.
    /// </summary>
    /// <value>From 0 to below 1; default null: no mean.</value>
    public double? AveragingDecay { get; init; }

    /// <summary>
    /// Whether the loss takes the network's softmax for its logits, as if the network ended with a softmax layer before the cross-entropy. That is a known mistake,
    /// which keeps the loss above 1.46 for ten classes; it is here to repeat studies that made it.
    /// </summary>
    /// <value>Default false.</value>
    public bool SoftmaxOutput { get; init; }

    /// <summary>
    /// The part of the training rows that is set aside, drawn by the seed, for the evaluations that choose the model. Not used where <c>Fit</c> is given validation rows.
    /// </summary>
    /// <value>From 0 to below 1; default 0.1. 0 trains on all rows and keeps the last epoch.</value>
    public double ValidationFraction { get; init; } = 0.1;

    /// <summary>Steps from one evaluation on the validation rows to the next.</summary>
    /// <value>1 or above; default null: one evaluation after each epoch.</value>
    public int? EvaluateEverySteps { get; init; }

    /// <summary>Whether to evaluate before the first step too.</summary>
    /// <value>Default false.</value>
    public bool EvaluateFirst { get; init; }

    /// <summary>Which weights the model gets.</summary>
    /// <value>Default <see cref="ModelSelection.Best"/>; without validation rows the last are kept all the same.</value>
    public ModelSelection Selection { get; init; }

    /// <summary>Epochs without a better accuracy on the validation rows after which the run ends.</summary>
    /// <value>1 or above; default null: the run goes on to its last epoch.</value>
    public int? Patience { get; init; }

    /// <summary>The one seed of initial weights, order of rows, set-aside rows, augmentation and dropout.</summary>
    /// <value>Default null: drawn from the <see cref="Microsoft.ML.MLContext"/>, which repeats itself if that has a seed.</value>
    public int? Seed { get; init; }

    /// <summary>The number of threads that torch works with, in the whole process.</summary>
    /// <value>From 1 to 1,024; default null: left as it is, which is one a core at the start.</value>
    public int? Threads { get; init; }

    /// <summary>Random changes of the training images; never of those that are scored.</summary>
    /// <value>Default <see cref="ImageAugmentation.None"/>.</value>
    public ImageAugmentation Augmentation { get; init; } = ImageAugmentation.None;

    /// <summary>A remark that the history and the model file keep, such as on which images the model was chosen.</summary>
    /// <value>Default null: none.</value>
    public string? Remark { get; init; }

    /// <summary>What follows the training: progress displays, logs, stop conditions.</summary>
    public IReadOnlyList<TrainingObserver> Observers { get; init; } = [];

    /// <summary>Checks every value against its range.</summary>
    /// <exception cref="ArgumentException">A value is outside its range; the message names the option, the range and the value.</exception>
    internal void Validate()
    {
        OptionRange.FromOneTo(100_000, Epochs);
        OptionRange.FromOneTo(65_536, BatchSize);
        OptionRange.AboveZero(LearningRate);
        Optimizer.Validate();
        Schedule.Validate();
        OptionRange.FromZero(WeightDecay);
        OptionRange.FromZeroToOne(LabelSmoothing);
        OptionRange.AboveZero(ClipNorm ?? 1, nameof(ClipNorm));
        OptionRange.FromZeroToBelowOne(AveragingDecay ?? 0, nameof(AveragingDecay));
        OptionRange.FromZeroToBelowOne(ValidationFraction);
        OptionRange.Require(EvaluateEverySteps is null or >= 1, EvaluateEverySteps, "1 or above");
        OptionRange.Require(Enum.IsDefined(Selection), Selection, $"one of {string.Join(", ", Enum.GetNames<ModelSelection>())}");
        OptionRange.Require(Patience is null or >= 1, Patience, "1 or above");
        OptionRange.Require(Threads is null or (>= 1 and <= 1024), Threads, "from 1 to 1,024");
    }
}
