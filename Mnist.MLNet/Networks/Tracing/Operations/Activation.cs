using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Networks.Tracing.Operations;

/// <summary>A function of each value alone.</summary>
/// <param name="Kind">The function.</param>
/// <param name="Alpha">The slope of LeakyRelu, the α of Elu; nothing to the others.</param>
internal sealed record Activation(ActivationKind Kind, double Alpha = 0) : Operation
{
    /// <summary>The functions that code between modules usually calls, with torch's own slopes.</summary>
    public static IReadOnlyList<Activation> Usual { get; } =
    [
        new(ActivationKind.Relu), new(ActivationKind.Sigmoid), new(ActivationKind.Tanh), new(ActivationKind.Gelu), new(ActivationKind.Silu),
        new(ActivationKind.LeakyRelu, 0.01), new(ActivationKind.Elu, 1),
    ];

    public override Tensor Apply(IReadOnlyList<Tensor> inputs, IReadOnlyDictionary<string, Tensor> state)
    {
        var x = inputs[0];
        return Kind switch
        {
            ActivationKind.Relu => x.relu(),
            ActivationKind.LeakyRelu => functional.leaky_relu(x, Alpha),
            ActivationKind.Elu => functional.elu(x, Alpha),
            ActivationKind.Gelu => functional.gelu(x),
            ActivationKind.Silu => x * x.sigmoid(),
            ActivationKind.Sigmoid => x.sigmoid(),
            _ => x.tanh(),
        };
    }
}
