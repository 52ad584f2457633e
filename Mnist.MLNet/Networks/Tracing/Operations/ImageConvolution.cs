using static TorchSharp.torch;

namespace Mnist.MLNet.Networks.Tracing.Operations;

/// <summary>A two-dimensional convolution with zero padding.</summary>
internal sealed record ImageConvolution(string Weight, string? Bias, long[] Stride, long[] Padding, long[] Dilation, long Groups) : Operation
{
    public override IEnumerable<string> Weights => Bias is null ? [Weight] : [Weight, Bias];

    public override Tensor Apply(IReadOnlyList<Tensor> inputs, IReadOnlyDictionary<string, Tensor> state) =>
        nn.functional.conv2d(inputs[0], state[Weight], Bias is null ? null : state[Bias], Stride, Padding, Dilation, Groups);
}
