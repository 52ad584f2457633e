using Mnist.MLNet.Training;

namespace Mnist.MLNet.Recipes.Settings;

/// <summary>The settings of epochs, batches and loss.</summary>
internal static class TrainingSettings
{
    public static IEnumerable<RecipeSetting> All()
    {
        yield return Of("epochs", "N", "How often the training images are gone through", new WholeNumberType(1, 100_000), options => options.Epochs, (options, value) => options with { Epochs = value });
        yield return Of("batch-size", "N", "Images that share one step", new WholeNumberType(1, 65_536), options => options.BatchSize, (options, value) => options with { BatchSize = value }, "batch");
        yield return Of("lr", "RATE", "Learning rate", NumberType.AboveZero, options => options.LearningRate, (options, value) => options with { LearningRate = value }, "learning-rate");
        yield return Of("weight-decay", "W", "Weight decay", NumberType.FromZero, options => options.WeightDecay, (options, value) => options with { WeightDecay = value });
        yield return Of("label-smoothing", "F", "Part of the target probability to spread over all classes", NumberType.FromZeroToOne, options => options.LabelSmoothing, (options, value) => options with { LabelSmoothing = value });
        yield return Of("clip-norm", "X", "Largest norm of all gradients together", new OptionalType<double>(NumberType.AboveZero), options => options.ClipNorm, (options, value) => options with { ClipNorm = value });
        yield return Of("ema", "D", "Decay of a running mean of the weights, which is then evaluated and kept", new OptionalType<double>(NumberType.FromZeroToBelowOne), options => options.AveragingDecay, (options, value) => options with { AveragingDecay = value });
        yield return Of("softmax-output", "", "Take the loss of the network's softmax, a known mistake of one study", new SwitchType(), options => options.SoftmaxOutput, (options, value) => options with { SoftmaxOutput = value });
        yield return Of("seed", "N", "Seed of everything random", new OptionalType<int>(new WholeNumberType(), "random"), options => options.Seed, (options, value) => options with { Seed = value });
        yield return Of("threads", "N", "Threads to compute with", new OptionalType<int>(new WholeNumberType(1, 1024), "default"), options => options.Threads, (options, value) => options with { Threads = value });

        static TypedSetting<T> Of<T>(
            string name, string valueName, string description, SettingType<T> type, Func<TorchClassifierOptions, T> get, Func<TorchClassifierOptions, T, TorchClassifierOptions> set, params string[] aliases) =>
            Setting.OfOptions(SettingGroup.Training, name, valueName, description, type, get, set, aliases);
    }
}
