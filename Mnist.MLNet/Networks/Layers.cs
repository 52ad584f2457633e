using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Networks;

/// <summary>Layers that the networks have in common.</summary>
internal static class Layers
{
    public static Module<Tensor, Tensor> Activation(ActivationKind kind) => kind switch
    {
        ActivationKind.LeakyRelu => LeakyReLU(0.01),
        ActivationKind.Elu => ELU(),
        ActivationKind.Gelu => GELU(),
        ActivationKind.Silu => SiLU(),
        ActivationKind.Tanh => Tanh(),
        ActivationKind.Sigmoid => Sigmoid(),
        _ => ReLU(),
    };

    /// <summary>Halves height and width, cutting off a last odd row and column.</summary>
    public static Module<Tensor, Tensor> Pooling(PoolingKind kind) => kind == PoolingKind.Average ? AvgPool2d(2) : MaxPool2d(2);
}
