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
    private readonly Sequential features = Sequential(
        Conv2d(1, 32, 3, 1, 1), ReLU(), MaxPool2d(2),
        Conv2d(32, 64, 3, 1, 1), ReLU(), MaxPool2d(2),
        Conv2d(64, 128, 3, 1, 1), ReLU());

    private readonly Sequential head;

    /// <summary>Creates the network with torch's default initial weights.</summary>
    /// <param name="classes">Number of classes, at least 2.</param>
    public SweepCnn(int classes = 10)
        : base("SweepCnn")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        head = Sequential(Flatten(), Linear(128 * 7 * 7, 128), ReLU(), Linear(128, classes));
        RegisterComponents();
    }

    /// <summary>Computes the logits of a batch.</summary>
    /// <param name="input">Images, (batch, 1, 28, 28).</param>
    /// <returns>Logits, (batch, classes).</returns>
    public override Tensor forward(Tensor input) => head.call(features.call(input));
}
