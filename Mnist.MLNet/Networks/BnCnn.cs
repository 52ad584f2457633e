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
    private readonly Sequential block1 = Block(1, 32);
    private readonly Sequential block2 = Block(32, 64);
    private readonly Sequential head;

    /// <summary>Creates the network with torch's default initial weights.</summary>
    /// <param name="classes">Number of classes, at least 2.</param>
    public BnCnn(int classes = 10)
        : base("BnCnn")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        head = Sequential(Flatten(), Linear(64 * 7 * 7, 128), BatchNorm1d(128), ReLU(), Dropout(0.5), Linear(128, classes));
        RegisterComponents();
    }

    /// <summary>Computes the logits of a batch.</summary>
    /// <param name="input">Images, (batch, 1, 28, 28).</param>
    /// <returns>Logits, (batch, classes).</returns>
    public override Tensor forward(Tensor input) => head.call(block2.call(block1.call(input)));

    private static Sequential Block(int inChannels, int outChannels) => Sequential(
        Conv2d(inChannels, outChannels, 3, 1, 1), BatchNorm2d(outChannels), ReLU(),
        Conv2d(outChannels, outChannels, 3, 1, 1), BatchNorm2d(outChannels), ReLU(),
        MaxPool2d(2), Dropout(0.25));
}
