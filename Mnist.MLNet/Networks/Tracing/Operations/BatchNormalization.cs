using static TorchSharp.torch;

namespace Mnist.MLNet.Networks.Tracing.Operations;

/// <summary>Normalises each channel with its running mean and variance, then scales and shifts it.</summary>
internal sealed record BatchNormalization(string? Weight, string? Bias, string Mean, string Variance, double Epsilon) : Operation
{
    public override IEnumerable<string> Weights => new[] { Weight, Bias, Mean, Variance }.OfType<string>();

    public override Tensor Apply(IReadOnlyList<Tensor> inputs, IReadOnlyDictionary<string, Tensor> state)
    {
        var input = inputs[0];
        long[] channels = [1, input.shape[1], .. Enumerable.Repeat(1L, input.shape.Length - 2)];
        var normalized = (input - state[Mean].view(channels)) / (state[Variance].view(channels) + Epsilon).sqrt();
        var scaled = Weight is null ? normalized : normalized * state[Weight].view(channels);
        return Bias is null ? scaled : scaled + state[Bias].view(channels);
    }
}
