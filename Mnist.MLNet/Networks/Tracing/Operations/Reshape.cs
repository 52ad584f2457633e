using static TorchSharp.torch;

namespace Mnist.MLNet.Networks.Tracing.Operations;

/// <summary>The same values in another shape: flatten, view, squeeze and their like.</summary>
/// <param name="Shape">The new dimensions, without the batch's.</param>
internal sealed record Reshape(long[] Shape) : Operation
{
    public override Tensor Apply(IReadOnlyList<Tensor> inputs, IReadOnlyDictionary<string, Tensor> state) => inputs[0].reshape([inputs[0].shape[0], .. Shape]);
}
