using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Mnist.Embedded.Tests.Torch;

/// <summary>LeNet-5 as a user would write it.</summary>
internal sealed class LeNet : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d conv1 = nn.Conv2d(1, 6, 5, 1, 2);
    private readonly Conv2d conv2 = nn.Conv2d(6, 16, 5);
    private readonly Linear fc1 = nn.Linear(400, 120);
    private readonly Linear fc2 = nn.Linear(120, 84);
    private readonly Linear fc3 = nn.Linear(84, 10);
    private readonly MaxPool2d pool = nn.MaxPool2d(2);
    private readonly ReLU relu = nn.ReLU();

    public LeNet()
        : base(nameof(LeNet))
        => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        Tensor x = pool.call(relu.call(conv1.call(input)));
        x = pool.call(relu.call(conv2.call(x)));
        x = x.flatten(1);
        x = relu.call(fc1.call(x));
        x = relu.call(fc2.call(x));
        return fc3.call(x);
    }
}
