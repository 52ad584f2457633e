using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace OwnNetwork;

/// <summary>One convolution and two fully connected layers.</summary>
internal sealed class MyNetwork : Module<Tensor, Tensor>
{
    private readonly Sequential layers = Sequential(
        Conv2d(1, 8, 5), ReLU(), MaxPool2d(2), Flatten(),
        Linear(8 * 12 * 12, 64), ReLU(), Dropout(0.2), Linear(64, 10));

    public MyNetwork()
        : base(nameof(MyNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input) => layers.call(input);
}
