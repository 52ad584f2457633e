using static TorchSharp.torch;

namespace Mnist.MLNet.Networks.Tracing.Operations;

/// <summary>The mean along dimensions.</summary>
internal sealed record Mean(long[] Dimensions, bool KeepDimensions) : Operation
{
    public override Tensor Apply(IReadOnlyList<Tensor> inputs, IReadOnlyDictionary<string, Tensor> state) => inputs[0].mean(Dimensions, KeepDimensions);
}
