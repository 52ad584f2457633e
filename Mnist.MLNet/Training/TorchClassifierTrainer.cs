using Microsoft.ML;
using Microsoft.ML.Runtime;
using Mnist.MLNet.Networks;
using Mnist.MLNet.Scoring;
using Mnist.MLNet.Transforms;
using Mnist.MLNet.Transforms.Augmentation;
using TorchSharp;
using static TorchSharp.torch;

namespace Mnist.MLNet.Training;

/// <summary>
/// Trains a TorchSharp network as an ML.NET estimator. The network comes from the registry by name or is any module of the caller's own
/// that maps (batch, 1, rows, columns) to logits (batch, classes).
/// </summary>
public sealed class TorchClassifierTrainer : IEstimator<TorchClassifierTransformer>
{
    private readonly MLContext _ml;
    private readonly string? _networkName;
    private readonly Func<ImageShape, int, nn.Module<Tensor, Tensor>> _createNetwork;
    private readonly TorchClassifierOptions _options;
    private readonly int _seed;

    private TorchClassifierTrainer(
        MLContext ml, string? networkName, Func<ImageShape, int, nn.Module<Tensor, Tensor>> createNetwork, TorchClassifierOptions options)
    {
        options.Validate();
        _ml = ml;
        _networkName = networkName;
        _createNetwork = createNetwork;
        _options = options.Copy();

        // Drawn here and not in Fit, so that fitting the same trainer twice gives the same model.
        _seed = options.Seed ?? ((IHostEnvironment)ml).Register(nameof(TorchClassifierTrainer)).Rand.Next();
    }

    internal static TorchClassifierTrainer ForRegistered(MLContext ml, string networkName, TorchClassifierOptions options)
    {
        var definition = NetworkRegistry.Get(networkName);
        return new(ml, definition.Name, (shape, classes) => CreateRegistered(definition, shape, classes), options);
    }

    internal static TorchClassifierTrainer ForOwn(MLContext ml, Func<nn.Module<Tensor, Tensor>> createNetwork, TorchClassifierOptions options) =>
        new(ml, null, (_, _) => createNetwork(), options);

    /// <summary>The same trainer with random changes of its training images. They reach nothing else: not scoring, not prediction engines, not test folds.</summary>
    /// <param name="add">Adds the changes.</param>
    /// <returns>A new trainer; this one stays as it is.</returns>
    public TorchClassifierTrainer WithAugmentation(Action<ImageAugmentation> add)
    {
        var augmentation = new ImageAugmentation();
        add(augmentation);
        var options = _options.Copy();
        options.Augmentation = augmentation;
        options.Seed = _seed;
        return new TorchClassifierTrainer(_ml, _networkName, _createNetwork, options);
    }

    /// <summary>Trains the network.</summary>
    /// <param name="input">Rows with images and labels; read once, in order.</param>
    /// <returns>The trained classifier.</returns>
    /// <exception cref="ArgumentException">A column is missing or of a wrong type, or the network does not fit the images or the classes.</exception>
    /// <exception cref="InvalidDataException">There are no rows, or a row has no label.</exception>
    /// <exception cref="InvalidOperationException">The context asks for a GPU that torch does not have.</exception>
    /// <exception cref="TrainingDivergedException">The loss stopped being a number.</exception>
    /// <exception cref="OperationCanceledException">An observer stopped the run before its first batch.</exception>
    public TorchClassifierTransformer Fit(IDataView input)
    {
        var images = LabeledImages.Read(input, _options.FeatureColumnName, _options.LabelColumnName);
        var device = ChooseDevice();
        if (_options.Threads is { } threads)
        {
            set_num_threads(threads);
        }

        manual_seed(_seed);
        var network = _createNetwork(images.Shape, images.Classes.Count);
        try
        {
            network.to(device);
            using var loop = new TrainingLoop(images, network, _options, _seed, device);
            var history = loop.Run();
            if (history.Epochs.Count == 0)
            {
                throw new OperationCanceledException("Training was stopped before its first batch, so there is no model.");
            }

            return new TorchClassifierTransformer(
                _networkName, new NetworkScorer(network, images.Shape, images.Classes.Count, device), images.Classes, _options.FeatureColumnName, history);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>The shape of the output: the input's, with <c>Score</c> and <c>PredictedLabel</c>.</summary>
    /// <param name="inputSchema">The shape of the input.</param>
    /// <returns>The shape of the output.</returns>
    /// <exception cref="ArgumentException">The images' or the labels' column is missing or of a wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SchemaShapes.RequireImages(inputSchema, _options.FeatureColumnName);
        SchemaShapes.RequireKey(inputSchema, _options.LabelColumnName);
        return SchemaShapes.Add(inputSchema, ScoreColumns.For(ClassLabels.Parse("text", ["0", "1"]), 1));
    }

    private static nn.Module<Tensor, Tensor> CreateRegistered(NetworkDefinition definition, ImageShape shape, int classes) =>
        shape == new ImageShape(definition.Rows, definition.Columns)
            ? definition.Create(classes)
            : throw new ArgumentException($"Network '{definition.Name}' takes images of {definition.Rows}×{definition.Columns} pixels; the data has {shape}.");

    private Device ChooseDevice()
    {
        if (_ml.GpuDeviceId is not { } gpu)
        {
            return torch.device(DeviceType.CPU);
        }

        if (cuda_is_available())
        {
            return torch.device(DeviceType.CUDA, gpu);
        }

        string found = $"GPU {gpu} was asked for, and torch finds none";
        if (!_ml.FallbackToCpu)
        {
            throw new InvalidOperationException($"{found}; set MLContext.FallbackToCpu to train on the CPU instead.");
        }

        using var channel = ((IHostEnvironment)_ml).Start(nameof(TorchClassifierTrainer));
        channel.Warning(MessageSensitivity.None, $"{found}; training on the CPU.");
        return torch.device(DeviceType.CPU);
    }
}
