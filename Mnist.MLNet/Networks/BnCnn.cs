using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Networks;

/// <summary>
/// Four 3×3 convolutions with batch norm in two blocks (32 and 64 channels), each ended by max pooling and dropout 0.25, then a fully connected layer of 128
/// with batch norm and dropout 0.5. Input (batch, 1, 28, 28), output logits (batch, classes); 468,458 parameters for ten classes.
/// </summary>
public sealed class BnCnn : Module<Tensor, Tensor>
{
    private readonly Sequential block1;
    private readonly Sequential block2;
    private readonly Sequential head;

    /// <summary>Creates the network with torch's default initial weights.</summary>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <param name="options">What differs: pooling, activation, width, dropout (that of the head; the blocks have half of it). Null for nothing.</param>
    public BnCnn(int classes = 10, NetworkOptions? options = null)
        : base("BnCnn")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        options ??= NetworkOptions.None;
        var (channels1, channels2, units) = (options.Widened(32), options.Widened(64), options.Widened(128));
        double dropout = options.Dropout ?? 0.5;
        block1 = Block(1, channels1);
        block2 = Block(channels1, channels2);
        head = Sequential(Flatten(), Linear(channels2 * 7 * 7, units), BatchNorm1d(units), Activation(), Dropout(dropout), Linear(units, classes));
        RegisterComponents();

        Sequential Block(int inChannels, int outChannels) => Sequential(
            Conv2d(inChannels, outChannels, 3, 1, 1), BatchNorm2d(outChannels), Activation(),
            Conv2d(outChannels, outChannels, 3, 1, 1), BatchNorm2d(outChannels), Activation(),
            Layers.Pooling(options.Pooling ?? PoolingKind.Max), Dropout(dropout / 2));

        Module<Tensor, Tensor> Activation() => Layers.Activation(options.Activation ?? ActivationKind.Relu);
    }

    internal static IReadOnlyList<string> Takes { get; } = ["pooling", "activation", "dropout", "width"];

    /// <summary>Computes the logits of a batch.</summary>
    /// <param name="input">Images, (batch, 1, 28, 28).</param>
    /// <returns>Logits, (batch, classes).</returns>
    public override Tensor forward(Tensor input) => head.call(block2.call(block1.call(input)));
}
