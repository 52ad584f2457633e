using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Networks;

/// <summary>Fully connected layers with ReLU between them. Input (batch, 1, rows, columns), output logits (batch, classes).</summary>
public sealed class FullyConnected : Module<Tensor, Tensor>
{
    private readonly Sequential layers = Sequential(Flatten());

    /// <summary>Creates the network with torch's default initial weights.</summary>
    /// <param name="inputs">Pixels of an image, at least 1.</param>
    /// <param name="hiddenSizes">Widths of the hidden layers, first to last, each at least 1.</param>
    /// <param name="classes">Number of classes, at least 2.</param>
    public FullyConnected(int inputs, IReadOnlyList<int> hiddenSizes, int classes = 10)
        : base("FullyConnected")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        int width = inputs;
        foreach (int hidden in hiddenSizes)
        {
            layers.append(Linear(width, hidden)).append(ReLU());
            width = hidden;
        }

        layers.append(Linear(width, classes));
        RegisterComponents();
    }

    /// <summary>Computes the logits of a batch.</summary>
    /// <param name="input">Images, (batch, 1, rows, columns).</param>
    /// <returns>Logits, (batch, classes).</returns>
    public override Tensor forward(Tensor input) => layers.call(input);
}
