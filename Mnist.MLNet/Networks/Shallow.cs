using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Networks;

/// <summary>
/// Two 5×5 convolutions (10 and 20 channels) with max pooling and ReLU, channel dropout 0.5 between them, a fully connected layer of 50 and dropout 0.5.
/// Input (batch, 1, 28, 28), output log-probabilities (batch, classes), which are logits too: their cross-entropy is the negative log likelihood.
/// </summary>
public sealed class Shallow : Module<Tensor, Tensor>
{
    private readonly Sequential layers;

    /// <summary>Creates the network with torch's default initial weights.</summary>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <param name="options">What differs: pooling, activation, dropout (both rates), width. Null for nothing.</param>
    public Shallow(int classes = 10, NetworkOptions? options = null)
        : base("Shallow")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        options ??= NetworkOptions.None;
        var (channels1, channels2, units) = (options.Widened(10), options.Widened(20), options.Widened(50));
        double dropout = options.Dropout ?? 0.5;
        layers = Sequential(
            Conv2d(1, channels1, 5), Pooling(), Activation(),
            Conv2d(channels1, channels2, 5), Dropout2d(dropout), Pooling(), Activation(),
            Flatten(), Linear(channels2 * 4 * 4, units), Activation(), Dropout(dropout), Linear(units, classes), LogSoftmax(1));
        RegisterComponents();

        Module<Tensor, Tensor> Pooling() => Layers.Pooling(options.Pooling ?? PoolingKind.Max);

        Module<Tensor, Tensor> Activation() => Layers.Activation(options.Activation ?? ActivationKind.Relu);
    }

    internal static IReadOnlyList<string> Takes { get; } = ["pooling", "activation", "dropout", "width"];

    /// <summary>Computes the log-probabilities of a batch.</summary>
    /// <param name="input">Images, (batch, 1, 28, 28).</param>
    /// <returns>Log-probabilities, (batch, classes).</returns>
    public override Tensor forward(Tensor input) => layers.call(input);
}
