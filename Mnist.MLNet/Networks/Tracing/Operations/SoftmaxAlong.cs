using static TorchSharp.torch;

namespace Mnist.MLNet.Networks.Tracing.Operations;

/// <summary>Softmax along a dimension, or its logarithm.</summary>
internal sealed record SoftmaxAlong(long Dimension, bool Logarithm) : Operation
{
    public override Tensor Apply(IReadOnlyList<Tensor> inputs, IReadOnlyDictionary<string, Tensor> state) =>
        Logarithm ? inputs[0].log_softmax(Dimension) : inputs[0].softmax(Dimension);
}
