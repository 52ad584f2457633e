using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Mnist.Embedded.Tests.Torch;

/// <summary>A small network with batch normalisation and dropout.</summary>
internal sealed class BatchNormNet : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d conv1 = nn.Conv2d(1, 8, 3, padding: 1);
    private readonly BatchNorm2d norm1 = nn.BatchNorm2d(8);
    private readonly Conv2d conv2 = nn.Conv2d(8, 16, 3, padding: 1);
    private readonly BatchNorm2d norm2 = nn.BatchNorm2d(16);
    private readonly Linear fc1 = nn.Linear(784, 32);
    private readonly BatchNorm1d norm3 = nn.BatchNorm1d(32);
    private readonly Dropout drop = nn.Dropout(0.25);
    private readonly Linear fc2 = nn.Linear(32, 10);

    public BatchNormNet()
        : base(nameof(BatchNormNet))
        => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        Tensor x = nn.functional.max_pool2d(norm1.call(conv1.call(input)).relu(), 2);
        x = nn.functional.max_pool2d(norm2.call(conv2.call(x)).relu(), 2).flatten(1);
        return fc2.call(drop.call(norm3.call(fc1.call(x)).relu()));
    }
}
