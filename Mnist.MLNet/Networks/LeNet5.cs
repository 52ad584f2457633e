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
    private readonly Conv2d conv2;
    private readonly AvgPool2d pool;
    private readonly Flatten flatten;
    private readonly Linear fc1;
    private readonly Linear fc2;
    private readonly Linear fc3;

    /// <summary>Creates the network with torch's default initial weights.</summary>
    /// <param name="classes">Number of classes, at least 2.</param>
    public LeNet5(int classes = 10)
        : base("LeNet5")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        conv1 = Conv2d(1, 6, 5, 1, 2);
        conv2 = Conv2d(6, 16, 5);
        pool = AvgPool2d(2);
        flatten = Flatten();
        fc1 = Linear(400, 120);
        fc2 = Linear(120, 84);
        fc3 = Linear(84, classes);
        RegisterComponents();
    }

    /// <summary>Computes the logits of a batch.</summary>
    /// <param name="input">Images, (batch, 1, 28, 28).</param>
    /// <returns>Logits, (batch, classes).</returns>
    public override Tensor forward(Tensor input)
    {
        var x = pool.call(conv1.call(input).relu());
        x = pool.call(conv2.call(x).relu());
        x = fc1.call(flatten.call(x)).relu();
        x = fc2.call(x).relu();
        return fc3.call(x);
    }
}
