namespace Mnist.MLNet.Networks.Tracing;

/// <summary>The settings with which a sliding window gives an output of a known size. Several do; values tell them apart.</summary>
internal static class WindowCandidates
{
    // Windows further apart than the image is long, or padded by more than their own length, do nothing useful.
    private const int LargestDilation = 4;

    /// <summary>Stride, padding and dilation of a convolution along one dimension, the usual ones first.</summary>
    public static IEnumerable<(long Stride, long Padding, long Dilation)> Convolution(long input, long kernel, long output) =>
        from dilation in Range(1, kernel == 1 ? 1 : LargestDilation)
        let span = dilation * (kernel - 1)
        from padding in Range(0, Math.Max(span, kernel))
        from stride in Strides(input + (2 * padding) - span - 1, output, ceil: false)
        orderby dilation, stride, padding
        select (stride, padding, dilation);

    /// <summary>Kernel, stride and padding of a pooling window along one dimension, windows side by side first.</summary>
    public static IEnumerable<(long Kernel, long Stride, long Padding)> Pool(long input, long output, bool ceil) =>
        from kernel in Range(1, input)
        from padding in Range(0, kernel / 2)
        from stride in Strides(input + (2 * padding) - kernel, output, ceil)
        where !ceil || (output - 1) * stride < input + padding
        orderby kernel == stride ? 0 : 1, padding, kernel, stride
        select (kernel, stride, padding);

    // With one output the stride has no effect, so that one is enough.
    private static IEnumerable<long> Strides(long reach, long output, bool ceil) => reach < 0 ? []
        : output == 1 ? (reach == 0 || !ceil ? [reach + 1] : [])
        : Range(1, reach + 1).Where(stride => ((reach + (ceil ? stride - 1 : 0)) / stride) + 1 == output);

    private static IEnumerable<long> Range(long first, long last)
    {
        for (long i = first; i <= last; i++)
        {
            yield return i;
        }
    }
}
