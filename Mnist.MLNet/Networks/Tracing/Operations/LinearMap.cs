using static TorchSharp.torch;

namespace Mnist.MLNet.Networks.Tracing.Operations;

/// <summary>A fully connected layer: x·Wᵀ + b over the last dimension.</summary>
internal sealed record LinearMap(string Weight, string? Bias) : Operation
{
    public override IEnumerable<string> Weights => Bias is null ? [Weight] : [Weight, Bias];

    public override Tensor Apply(IReadOnlyList<Tensor> inputs, IReadOnlyDictionary<string, Tensor> state) =>
        nn.functional.linear(inputs[0], state[Weight], Bias is null ? null : state[Bias]);
}
