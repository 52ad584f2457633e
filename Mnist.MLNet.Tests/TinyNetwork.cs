using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Tests;

/// <summary>A network of a caller's own: quick to train, with every kind of state (weights, running statistics, dropout).</summary>
internal sealed class TinyNetwork : Module<Tensor, Tensor>
{
    private readonly Conv2d conv;
    private readonly BatchNorm2d norm;
    private readonly Dropout dropout;
    private readonly Linear linear;

    public TinyNetwork(int classes = SimpleImages.Classes)
        : base(nameof(TinyNetwork))
    {
        conv = Conv2d(1, 4, 5, 4);
        norm = BatchNorm2d(4);
        dropout = Dropout(0.1);
        linear = Linear(144, classes);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = norm.call(conv.call(input)).relu();
        return linear.call(dropout.call(x.flatten(1)));
    }
}
