using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Networks;

/// <summary>
/// Three convolutions with ReLU and max pooling (5×5 to 16 and 32 channels, 3×3 to 64 with batch norm), dropout 0.5 and one fully connected layer.
/// Input (batch, 1, 28, 28), output logits (batch, classes).
/// </summary>
public sealed class ThreeConv : Module<Tensor, Tensor>
{
    private readonly Sequential features;
    private readonly Sequential head;

    /// <summary>Creates the network with torch's default initial weights.</summary>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <param name="options">What differs: pooling, activation, dropout, width. Null for nothing.</param>
    public ThreeConv(int classes = 10, NetworkOptions? options = null)
        : base("ThreeConv")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        options ??= NetworkOptions.None;
        var (channels1, channels2, channels3) = (options.Widened(16), options.Widened(32), options.Widened(64));
        features = Sequential(
            Conv2d(1, channels1, 5, 1, 2), Activation(), Pooling(),
            Conv2d(channels1, channels2, 5, 1, 2), Activation(), Pooling(),
            Conv2d(channels2, channels3, 3, 1, 1), BatchNorm2d(channels3), Activation(), Pooling());
        head = Sequential(Flatten(), Dropout(options.Dropout ?? 0.5), Linear(channels3 * 3 * 3, classes));
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
