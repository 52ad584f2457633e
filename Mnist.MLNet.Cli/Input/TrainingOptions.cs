using System.CommandLine;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Training;
using Mnist.MLNet.Transforms.Augmentation;

namespace Mnist.MLNet.Cli.Input;

/// <summary>The options that replace what a recipe sets.</summary>
internal sealed class TrainingOptions
{
    private const int DefaultSeed = 1;

    private readonly NumberOption<int> _epochs = new("--epochs", "N", "How often the training images are gone through", "a whole number from 1 to 100,000", epochs => epochs is >= 1 and <= 100_000);
    private readonly NumberOption<int> _batchSize = new("--batch-size", "N", "Images that share one step", "a whole number from 1 to 65,536", size => size is >= 1 and <= 65_536);
    private readonly NumberOption<double> _learningRate = new("--lr", "RATE", "Learning rate", "a number above 0", rate => rate > 0 && double.IsFinite(rate), aliases: "--learning-rate");
    private readonly ChoiceOption<OptimizerKind> _optimizer = new("--optimizer", "Optimiser");
    private readonly NumberOption<double> _momentum = new("--momentum", "M", "Momentum of sgd", "a number from 0 to below 1", momentum => momentum is >= 0 and < 1);
    private readonly NumberOption<double> _weightDecay = new("--weight-decay", "W", "Weight decay", "a number from 0", decay => decay >= 0 && double.IsFinite(decay));
    private readonly NumberOption<int> _seed = new("--seed", "N", "Seed of everything random", "a whole number", _ => true, $"{DefaultSeed}");
    private readonly NumberOption<int> _threads = new("--threads", "N", "Threads to compute with", "a whole number from 1 to 1,024", threads => threads is >= 1 and <= 1024, "one a core");
    private readonly NumberOption<double> _validation = new("--validation-fraction", "F", "Part of the training images set aside to choose the best epoch; 0 keeps the last epoch", "a number from 0 to below 1", fraction => fraction is >= 0 and < 1);
    private readonly NumberOption<double> _rotate = new("--rotate", "DEG", "Turn training images at random by up to this many degrees", "a number from 0 to 180", degrees => degrees is >= 0 and <= 180);
    private readonly NumberOption<double> _translate = new("--translate", "F", "Shift training images at random by up to this part of their size", "a number from 0 to 1", fraction => fraction is >= 0 and <= 1);

    /// <summary>Adds the options to a command.</summary>
    public TrainingOptions(Command command)
    {
        foreach (var option in new Option[] { _epochs, _batchSize, _learningRate, _optimizer, _momentum, _weightDecay, _seed, _threads, _validation, _rotate, _translate })
        {
            command.Add(option);
        }
    }

    /// <summary>The options of a recipe with what the command line says in their place.</summary>
    /// <exception cref="ArgumentException">Two options contradict each other.</exception>
    public TorchClassifierOptions Apply(ParseResult options, Recipe recipe)
    {
        var training = recipe.CreateOptions();
        training.Epochs = options.GetValue(_epochs) ?? training.Epochs;
        training.BatchSize = options.GetValue(_batchSize) ?? training.BatchSize;
        training.LearningRate = options.GetValue(_learningRate) ?? training.LearningRate;
        training.Optimizer = options.GetValue(_optimizer) ?? training.Optimizer;
        training.Momentum = options.GetValue(_momentum) ?? training.Momentum;
        training.WeightDecay = options.GetValue(_weightDecay) ?? training.WeightDecay;
        training.Seed = options.GetValue(_seed) ?? DefaultSeed;
        training.Threads = options.GetValue(_threads) ?? training.Threads;
        training.ValidationFraction = options.GetValue(_validation) ?? training.ValidationFraction;
        training.Augmentation = Augmentation(options.GetValue(_rotate), options.GetValue(_translate)) ?? training.Augmentation;
        return training.Optimizer == OptimizerKind.Sgd || options.GetValue(_momentum) is null
            ? training
            : throw new ArgumentException($"--momentum is for sgd, and the optimiser is {training.Optimizer}; add --optimizer sgd or leave --momentum out.");
    }

    private static ImageAugmentation? Augmentation(double? degrees, double? fraction)
    {
        if (degrees is null && fraction is null)
        {
            return null;
        }

        var augmentation = new ImageAugmentation();
        if (degrees > 0)
        {
            augmentation.Rotate(degrees.Value);
        }

        if (fraction > 0)
        {
            augmentation.Translate(fraction.Value);
        }

        return augmentation;
    }
}
