using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Networks;

/// <summary>
/// Two 5×5 convolutions (10 and 20 channels) with max pooling and ReLU, channel dropout 0.5 between them, a fully connected layer of 50 and dropout 0.5.
/// Input (batch, 1, 28, 28), output log-probabilities (batch, classes), which are logits too.
/// </summary>
public sealed class Shallow : Module<Tensor, Tensor>
{
    private readonly Sequential layers;

    /// <summary>Creates the network with torch's default initial weights.</summary>
    /// <param name="classes">Number of classes, at least 2.</param>
    public Shallow(int classes = 10)
        : base("Shallow")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        layers = Sequential(
            Conv2d(1, 10, 5), MaxPool2d(2), ReLU(),
            Conv2d(10, 20, 5), Dropout2d(0.5), MaxPool2d(2), ReLU(),
            Flatten(), Linear(320, 50), ReLU(), Dropout(0.5), Linear(50, classes), LogSoftmax(1));
        RegisterComponents();
    }

    /// <summary>Computes the log-probabilities of a batch.</summary>
    /// <param name="input">Images, (batch, 1, 28, 28).</param>
    /// <returns>Log-probabilities, (batch, classes).</returns>
    public override Tensor forward(Tensor input) => layers.call(input);
}
