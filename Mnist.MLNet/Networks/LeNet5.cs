using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Networks;

/// <summary>
/// LeNet-5 with average pooling and ReLU: two 5×5 convolutions (6 and 16 channels), then fully connected layers of 120, 84 and one unit a class.
/// Input (batch, 1, 28, 28), output logits (batch, classes); 61,706 parameters for ten classes.
/// After Y. LeCun et al., "Gradient-based learning applied to document recognition", 1998.
/// </summary>
public sealed class LeNet5 : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d? norm1;
    private readonly Sequential? deeper1;
    private readonly Conv2d conv2;
    private readonly BatchNorm2d? norm2;
    private readonly Sequential? deeper2;
    private readonly Module<Tensor, Tensor> activation;
    private readonly Module<Tensor, Tensor> pool;
    private readonly Flatten flatten;
    private readonly Dropout? dropout;
    private readonly Linear fc1;
    private readonly Linear fc2;
    private readonly Linear fc3;

    /// <summary>Creates the network with torch's default initial weights.</summary>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <param name="options">What differs: all but <see cref="NetworkOptions.Hidden"/>; dropout follows the hidden layers. Null for nothing.</param>
    public LeNet5(int classes = 10, NetworkOptions? options = null)
        : base("LeNet5")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        options ??= NetworkOptions.None;
        var kind = options.Activation ?? ActivationKind.Relu;
        var (channels1, channels2, units1, units2) = (options.Widened(6), options.Widened(16), options.Widened(120), options.Widened(84));
        conv1 = Conv2d(1, channels1, 5, 1, 2);
        norm1 = options.BatchNorm == true ? BatchNorm2d(channels1) : null;
        deeper1 = Deeper(channels1, options, kind);
        conv2 = Conv2d(channels1, channels2, 5);
        norm2 = options.BatchNorm == true ? BatchNorm2d(channels2) : null;
        deeper2 = Deeper(channels2, options, kind);
        activation = Layers.Activation(kind);
        pool = Layers.Pooling(options.Pooling ?? PoolingKind.Average);
        flatten = Flatten();
        dropout = options.Dropout > 0 ? Dropout(options.Dropout.Value) : null;
        fc1 = Linear(channels2 * 5 * 5, units1);
        fc2 = Linear(units1, units2);
        fc3 = Linear(units2, classes);
        RegisterComponents();
    }

    internal static IReadOnlyList<string> Takes { get; } = ["pooling", "activation", "batch-norm", "dropout", "width", "depth"];

    /// <summary>Computes the logits of a batch.</summary>
    /// <param name="input">Images, (batch, 1, 28, 28).</param>
    /// <returns>Logits, (batch, classes).</returns>
    public override Tensor forward(Tensor input)
    {
        var x = Block(input, conv1, norm1, deeper1);
        x = Block(x, conv2, norm2, deeper2);
        x = Hidden(flatten.call(x), fc1);
        x = Hidden(x, fc2);
        return fc3.call(x);
    }

    private static Sequential? Deeper(int channels, NetworkOptions options, ActivationKind kind)
    {
        if (!(options.Depth > 1))
        {
            return null;
        }

        var layers = Sequential();
        for (int i = 1; i < options.Depth; i++)
        {
            layers.append(Conv2d(channels, channels, 3, 1, 1));
            if (options.BatchNorm == true)
            {
                layers.append(BatchNorm2d(channels));
            }

            layers.append(Layers.Activation(kind));
        }

        return layers;
    }

    private Tensor Block(Tensor x, Conv2d conv, BatchNorm2d? norm, Sequential? deeper)
    {
        x = conv.call(x);
        x = norm?.call(x) ?? x;
        x = activation.call(x);
        x = deeper?.call(x) ?? x;
        return pool.call(x);
    }

    private Tensor Hidden(Tensor x, Linear layer)
    {
        x = activation.call(layer.call(x));
        return dropout?.call(x) ?? x;
    }
}
