using static TorchSharp.torch;

namespace Mnist.MLNet.Networks.Tracing.Operations;

/// <summary>Keeps values within bounds.</summary>
/// <param name="Minimum">The lower bound; −∞ for none.</param>
/// <param name="Maximum">The upper bound; ∞ for none.</param>
internal sealed record Clip(float Minimum, float Maximum) : Operation
{
    public override Tensor Apply(IReadOnlyList<Tensor> inputs, IReadOnlyDictionary<string, Tensor> state) => inputs[0].clamp(Minimum, Maximum);
}
