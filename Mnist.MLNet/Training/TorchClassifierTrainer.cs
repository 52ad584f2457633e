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
        _options = options;

        // Drawn here and not in Fit, so that fitting the same trainer twice gives the same model.
        _seed = options.Seed ?? ((IHostEnvironment)ml).Register(nameof(TorchClassifierTrainer)).Rand.Next();
    }

    internal static TorchClassifierTrainer ForRegistered(MLContext ml, string networkName, TorchClassifierOptions options)
    {
        var definition = NetworkRegistry.Get(networkName);
        definition.RequireTaken(options.Network);
        return new(ml, definition.Name, (shape, classes) => CreateRegistered(definition, shape, classes, options.Network), options);
    }

    internal static TorchClassifierTrainer ForOwn(MLContext ml, Func<nn.Module<Tensor, Tensor>> createNetwork, TorchClassifierOptions options) =>
        options.Network == NetworkOptions.None
            ? new(ml, null, (_, _) => createNetwork(), options)
            : throw new ArgumentException("Network options are for networks from the registry; a network of your own is made by your own function.");

    /// <summary>The same trainer with random changes of its training images. They reach nothing else: not scoring, not prediction engines, not test folds.</summary>
    /// <param name="add">Adds the changes, as in <c>a => a.Rotate(15).Translate(0.1)</c>.</param>
    /// <returns>A new trainer; this one stays as it is.</returns>
    public TorchClassifierTrainer WithAugmentation(Func<ImageAugmentation, ImageAugmentation> add) =>
        new(_ml, _networkName, _createNetwork, _options with { Augmentation = add(_options.Augmentation), Seed = _seed });

    /// <summary>Trains the network.</summary>
    /// <param name="input">Rows with images and labels; read once, in order.</param>
    /// <returns>The trained classifier.</returns>
    /// <exception cref="ArgumentException">A column is missing or of a wrong type, or the network does not fit the images or the classes.</exception>
    /// <exception cref="InvalidDataException">There are no rows, or a row has no label.</exception>
    /// <exception cref="InvalidOperationException">The context asks for a GPU that torch does not have.</exception>
    /// <exception cref="TrainingDivergedException">The loss stopped being a number.</exception>
    /// <exception cref="OperationCanceledException">An observer stopped the run before its first batch.</exception>
    public TorchClassifierTransformer Fit(IDataView input) => Fit(TrainingRows.Split(Read(input), _options.ValidationFraction, _seed));

    /// <summary>Trains the network on all rows of one view, and evaluates it on those of another.</summary>
    /// <param name="trainData">Rows with images and labels to train on; read once, in order.</param>
    /// <param name="validationData">Rows with images and labels for the evaluations; of the same size and classes, read once.</param>
    /// <returns>The trained classifier.</returns>
    /// <exception cref="ArgumentException">A column is missing or of a wrong type, or the network, the images and the classes do not fit each other.</exception>
    /// <exception cref="InvalidDataException">A view has no rows, or a row has no label.</exception>
    /// <exception cref="InvalidOperationException">The context asks for a GPU that torch does not have.</exception>
    /// <exception cref="TrainingDivergedException">The loss stopped being a number.</exception>
    /// <exception cref="OperationCanceledException">An observer stopped the run before its first batch.</exception>
    public TorchClassifierTransformer Fit(IDataView trainData, IDataView validationData) => Fit(TrainingRows.Given(Read(trainData), Read(validationData)));

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

    private LabeledImages Read(IDataView data) => LabeledImages.Read(data, _options.FeatureColumnName, _options.LabelColumnName);

    private TorchClassifierTransformer Fit(TrainingRows rows)
    {
        if (_options.Patience is { } patience && rows.Validation.Length == 0)
        {
            throw new ArgumentException($"Patience is {patience}, which needs validation rows; set ValidationFraction above 0 or leave Patience out.");
        }

        var images = rows.Images;
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
            using var loop = new TrainingLoop(rows, network, _options, _seed, device);
            var history = loop.Run();
            if (history.Epochs.Count == 0)
            {
                throw new OperationCanceledException("Training was stopped before its first batch, so there is no model.");
            }

            return new TorchClassifierTransformer(
                _networkName, _options.Network, new NetworkScorer(network, images.Shape, images.Classes.Count, device), images.Classes, _options.FeatureColumnName, history);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private static nn.Module<Tensor, Tensor> CreateRegistered(NetworkDefinition definition, ImageShape shape, int classes, NetworkOptions options) =>
        shape == new ImageShape(definition.Rows, definition.Columns)
            ? definition.Create(classes, options)
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
