using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Tests.Networks;

/// <summary>A network of a caller's own with every supported module and much code between modules: shortcuts, functional pooling, views, a weight of its own.</summary>
internal sealed class ManyOperationsNetwork : Module<Tensor, Tensor>
{
    private readonly Conv2d stem = Conv2d(1, 8, 3, 2, 1);
    private readonly BatchNorm2d norm = BatchNorm2d(8, 1e-3);
    private readonly LeakyReLU leaky = LeakyReLU(0.2);
    private readonly Sequential branch = Sequential(Conv2d(8, 8, 3, 1, 2, 2L, PaddingModes.Zeros, 4), ELU(0.5), Dropout2d(0.3), Conv2d(8, 8, 1, bias: false), GELU());
    private readonly Conv2d wide = Conv2d(16, 12, (3L, 5L), (1L, 2L), (1L, 2L));
    private readonly MaxPool2d pool = MaxPool2d(3, 2, 1);
    private readonly AdaptiveAvgPool2d adaptive = AdaptiveAvgPool2d(1);
    private readonly Flatten flatten = Flatten();
    private readonly Parameter scale = Parameter(ones(12) * 1.5f);
    private readonly Linear hidden = Linear(12, 24);
    private readonly BatchNorm1d hiddenNorm = BatchNorm1d(24);
    private readonly Sequential head = Sequential(SiLU(), Dropout(0.2), Linear(24, 16), Tanh(), Identity(), Linear(16, 10), Sigmoid(), Linear(10, 10), LogSoftmax(1));

    public ManyOperationsNetwork()
        : base(nameof(ManyOperationsNetwork)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        var x = leaky.call(norm.call(stem.call(input)));
        var y = x - branch.call(x);
        x = functional.max_pool2d(cat(new[] { x, y }, 1), new long[] { 2, 2 }, new long[] { 2, 2 });
        x = pool.call(wide.call(x).clamp(-0.5, 2));
        x = flatten.call(adaptive.call(x)) * scale;
        x = hiddenNorm.call(hidden.call((x * 2) - 0.25));
        return head.call(x);
    }
}
