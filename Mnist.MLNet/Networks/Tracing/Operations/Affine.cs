using static TorchSharp.torch;

namespace Mnist.MLNet.Networks.Tracing.Operations;

/// <summary>x · factor + offset, with numbers of the network's own code.</summary>
internal sealed record Affine(float Factor, float Offset) : Operation
{
    public override Tensor Apply(IReadOnlyList<Tensor> inputs, IReadOnlyDictionary<string, Tensor> state) => (inputs[0] * Factor) + Offset;
}
