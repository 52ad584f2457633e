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
    /// <param name="options">What differs: hidden, which takes the place of <paramref name="hiddenSizes"/>, activation, batch norm, dropout after each hidden layer. Null for nothing.</param>
    public FullyConnected(int inputs, IReadOnlyList<int> hiddenSizes, int classes = 10, NetworkOptions? options = null)
        : base("FullyConnected")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        options ??= NetworkOptions.None;
        int width = inputs;
        foreach (int hidden in options.Hidden ?? hiddenSizes)
        {
            layers.append(Linear(width, hidden));
            if (options.BatchNorm == true)
            {
                layers.append(BatchNorm1d(hidden));
            }

            layers.append(Layers.Activation(options.Activation ?? ActivationKind.Relu));
            if (options.Dropout > 0)
            {
                layers.append(Dropout(options.Dropout.Value));
            }

            width = hidden;
        }

        layers.append(Linear(width, classes));
        RegisterComponents();
    }

    internal static IReadOnlyList<string> Takes { get; } = ["activation", "batch-norm", "dropout", "hidden"];

    /// <summary>Computes the logits of a batch.</summary>
    /// <param name="input">Images, (batch, 1, rows, columns).</param>
    /// <returns>Logits, (batch, classes).</returns>
    public override Tensor forward(Tensor input) => layers.call(input);
}
