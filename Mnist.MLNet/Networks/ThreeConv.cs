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
    private readonly Sequential features = Sequential(
        Conv2d(1, 16, 5, 1, 2), ReLU(), MaxPool2d(2),
        Conv2d(16, 32, 5, 1, 2), ReLU(), MaxPool2d(2),
        Conv2d(32, 64, 3, 1, 1), BatchNorm2d(64), ReLU(), MaxPool2d(2));

    private readonly Sequential head;

    /// <summary>Creates the network with torch's default initial weights.</summary>
    /// <param name="classes">Number of classes, at least 2.</param>
    public ThreeConv(int classes = 10)
        : base("ThreeConv")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        head = Sequential(Flatten(), Dropout(0.5), Linear(64 * 3 * 3, classes));
        RegisterComponents();
    }

    /// <summary>Computes the logits of a batch.</summary>
    /// <param name="input">Images, (batch, 1, 28, 28).</param>
    /// <returns>Logits, (batch, classes).</returns>
    public override Tensor forward(Tensor input) => head.call(features.call(input));
}
