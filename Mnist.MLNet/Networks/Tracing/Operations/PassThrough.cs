using static TorchSharp.torch;

namespace Mnist.MLNet.Networks.Tracing.Operations;

/// <summary>A module that leaves its input as it is once training is over, such as dropout.</summary>
/// <param name="Module">The module's type.</param>
internal sealed record PassThrough(string Module) : Operation
{
    public override Tensor Apply(IReadOnlyList<Tensor> inputs, IReadOnlyDictionary<string, Tensor> state) => inputs[0].alias();
}
