using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Networks;

/// <summary>
/// Three 3×3 convolutions with ReLU (32, 64 and 128 channels), max pooling after the first two, and two fully connected layers, the first of 128.
/// The study gives neither padding nor places of the pooling nor the width of the first fully connected layer; these are this library's choice.
/// Input (batch, 1, 28, 28), output logits (batch, classes).
/// </summary>
public sealed class SweepCnn : Module<Tensor, Tensor>
{
    private readonly Sequential features;
    private readonly Sequential head;

    /// <summary>Creates the network with torch's default initial weights.</summary>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <param name="options">What differs: pooling, activation, dropout before the last layer, width. Null for nothing.</param>
    public SweepCnn(int classes = 10, NetworkOptions? options = null)
        : base("SweepCnn")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        options ??= NetworkOptions.None;
        var (channels1, channels2, channels3, units) = (options.Widened(32), options.Widened(64), options.Widened(128), options.Widened(128));
        features = Sequential(
            Conv2d(1, channels1, 3, 1, 1), Activation(), Pooling(),
            Conv2d(channels1, channels2, 3, 1, 1), Activation(), Pooling(),
            Conv2d(channels2, channels3, 3, 1, 1), Activation());
        head = Sequential(Flatten(), Linear(channels3 * 7 * 7, units), Activation());
        if (options.Dropout > 0)
        {
            head.append(Dropout(options.Dropout.Value));
        }

        head.append(Linear(units, classes));
        RegisterComponents();

        Module<Tensor, Tensor> Pooling() => Layers.Pooling(options.Pooling ?? PoolingKind.Max);

        Module<Tensor, Tensor> Activation() => Layers.Activation(options.Activation ?? ActivationKind.Relu);
    }

    internal static IReadOnlyList<string> Takes { get; } = ["pooling", "activation", "dropout", "width"];

    /// <summary>Computes the logits of a batch.</summary>
    /// <param name="input">Images, (batch, 1, 28, 28).</param>
    /// <returns>Logits, (batch, classes).</returns>
    public override Tensor forward(Tensor input) => head.call(features.call(input));
}
