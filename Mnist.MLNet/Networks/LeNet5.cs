using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Networks;

/// <summary>
/// LeNet-5 with average pooling and ReLU: two 5×5 convolutions (6 and 16 channels), then fully connected layers of 120, 84 and one unit a class.
/// Input (batch, 1, 28, 28), output logits (batch, classes); 61,706 parameters for ten classes.
/// After Y. LeCun et al., "Gradient-based learning applied to document recognition", 1998.
/// </summary>
public sealed class LeNet5 : Sequential
{
    /// <summary>Creates the network with torch's default initial weights.</summary>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <param name="options">What differs: all but <see cref="NetworkOptions.Hidden"/>; dropout follows the hidden layers. Null for nothing.</param>
    public LeNet5(int classes = 10, NetworkOptions? options = null)
        : base(Array.Empty<(string, Module<Tensor, Tensor>)>())
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        options ??= NetworkOptions.None;
        var (channels1, channels2, units1, units2) = (options.Widened(6), options.Widened(16), options.Widened(120), options.Widened(84));
        AppendBlock(1, Conv2d(1, channels1, 5, 1, 2), channels1, options);
        AppendBlock(2, Conv2d(channels1, channels2, 5), channels2, options);
        append("flatten", Flatten());
        AppendHidden(1, Linear(channels2 * 5 * 5, units1), options);
        AppendHidden(2, Linear(units1, units2), options);
        append("fc3", Linear(units2, classes));
    }

    internal static IReadOnlyList<string> Takes { get; } = ["pooling", "activation", "batch-norm", "dropout", "width", "depth"];

    private static Module<Tensor, Tensor> Activation(NetworkOptions options) => Layers.Activation(options.Activation ?? ActivationKind.Relu);

    private static Sequential Deeper(int channels, NetworkOptions options)
    {
        var layers = Sequential();
        for (int i = 1; i < options.Depth; i++)
        {
            layers.append(Conv2d(channels, channels, 3, 1, 1));
            if (options.BatchNorm == true)
            {
                layers.append(BatchNorm2d(channels));
            }

            layers.append(Activation(options));
        }

        return layers;
    }

    private void AppendBlock(int place, Conv2d convolution, int channels, NetworkOptions options)
    {
        append($"conv{place}", convolution);
        if (options.BatchNorm == true)
        {
            append($"norm{place}", BatchNorm2d(channels));
        }

        append($"activation{place}", Activation(options));
        if (options.Depth > 1)
        {
            append($"deeper{place}", Deeper(channels, options));
        }

        append($"pool{place}", Layers.Pooling(options.Pooling ?? PoolingKind.Average));
    }

    private void AppendHidden(int place, Linear layer, NetworkOptions options)
    {
        append($"fc{place}", layer);
        append($"activation{2 + place}", Activation(options));
        if (options.Dropout > 0)
        {
            append($"dropout{place}", Dropout(options.Dropout.Value));
        }
    }
}
