using static TorchSharp.torch;

namespace Mnist.MLNet.Networks.Tracing.Operations;

/// <summary>The largest value, or the average, of each window of an image.</summary>
/// <param name="IsMaximum">Whether it takes the largest value; an average else, over the padding too.</param>
/// <param name="Kernel">Height and width of the windows.</param>
/// <param name="Stride">The steps between windows, down and across.</param>
/// <param name="Padding">Rows and columns added at each side.</param>
/// <param name="CeilMode">Whether a last window may reach over the edge.</param>
internal sealed record Pool(bool IsMaximum, long[] Kernel, long[] Stride, long[] Padding, bool CeilMode = false) : Operation
{
    private static readonly long[] NoDilation = [1, 1];

    public override Tensor Apply(IReadOnlyList<Tensor> inputs, IReadOnlyDictionary<string, Tensor> state) => IsMaximum
        ? nn.functional.max_pool2d(inputs[0], Kernel, Stride, Padding, NoDilation, CeilMode)
        : nn.functional.avg_pool2d(inputs[0], Kernel, Stride, Padding, CeilMode, true);
}
