using Mnist.MLNet.Networks.Tracing.Operations;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Mnist.MLNet.Networks.Tracing;

/// <summary>
/// The operations that a module of a known type may be. Which of them it is, with which stride or slope, is found out by asking the module:
/// not every version of TorchSharp tells a module's settings, but all of them compute.
/// </summary>
internal static class LayerCandidates
{
    private static readonly bool[] Ceilings = [false, true];
    private static readonly double[] UsualEpsilons = [1e-5, 1e-3, 1e-4, 1e-6, 1e-2, 1e-8, 1e-7];

    /// <summary>The names of the module types that are known, for messages.</summary>
    public const string Known =
        "Conv2d, Linear, BatchNorm1d, BatchNorm2d, MaxPool2d, AvgPool2d, AdaptiveAvgPool2d, Flatten, Dropout, Dropout2d, Identity, ReLU, LeakyReLU, ELU, GELU, SiLU, Sigmoid, Tanh, Softmax, LogSoftmax";

    /// <summary>Whether a module's type is known; its own submodules, if any, are then of no interest.</summary>
    public static bool IsKnown(nn.Module module) => module is Conv2d or Linear or BatchNorm1d or BatchNorm2d or MaxPool2d or AvgPool2d or AdaptiveAvgPool2d or Flatten
        or Dropout or Dropout2d or Identity or ReLU or LeakyReLU or ELU or GELU or SiLU or Sigmoid or Tanh or Softmax or LogSoftmax;

    /// <summary>The operations that a module may be.</summary>
    /// <param name="module">The module.</param>
    /// <param name="path">Its path in the network.</param>
    /// <param name="state">The network's parameters and buffers.</param>
    /// <param name="input">What it was asked.</param>
    /// <param name="output">What it answered.</param>
    public static IEnumerable<Operation> Of(nn.Module<Tensor, Tensor> module, string path, IReadOnlyDictionary<string, Tensor> state, TensorSnapshot input, TensorSnapshot output) => module switch
    {
        Conv2d => Convolutions(path, state, input.Shape, output.Shape),
        Linear => [new LinearMap($"{path}.weight", Find(path, "bias", state))],
        BatchNorm1d or BatchNorm2d => BatchNormalizations(path, state),
        MaxPool2d => Pools(isMaximum: true, input.Shape, output.Shape),
        AvgPool2d or AdaptiveAvgPool2d => Pools(isMaximum: false, input.Shape, output.Shape),
        Flatten => [new Reshape(output.Shape[1..])],
        Dropout or Dropout2d or Identity => [new PassThrough(module.GetType().Name)],
        ReLU => [new Activation(ActivationKind.Relu)],
        LeakyReLU => [new Activation(ActivationKind.LeakyRelu, -Ask(module, -1))],
        ELU => [new Activation(ActivationKind.Elu, Ask(module, -1) / (Math.Exp(-1) - 1))],
        GELU => [new Activation(ActivationKind.Gelu)],
        SiLU => [new Activation(ActivationKind.Silu)],
        Sigmoid => [new Activation(ActivationKind.Sigmoid)],
        Tanh => [new Activation(ActivationKind.Tanh)],
        Softmax or LogSoftmax => Enumerable.Range(1, input.Shape.Length - 1).Select(i => new SoftmaxAlong(i, module is LogSoftmax)),
        _ => [],
    };

    /// <summary>Every pooling from one shape to another.</summary>
    public static IEnumerable<Pool> Pools(bool isMaximum, long[] input, long[] output) =>
        input is not [_, _, var height, var width] || output is not [_, _, var outHeight, var outWidth] ? [] :
        from ceil in Ceilings
        from down in WindowCandidates.Pool(height, outHeight, ceil)
        from across in height == width && outHeight == outWidth ? Sorted(WindowCandidates.Pool(width, outWidth, ceil), down) : WindowCandidates.Pool(width, outWidth, ceil)
        select new Pool(isMaximum, [down.Kernel, across.Kernel], [down.Stride, across.Stride], [down.Padding, across.Padding], ceil);

    private static IEnumerable<Operation> Convolutions(string path, IReadOnlyDictionary<string, Tensor> state, long[] input, long[] output)
    {
        long[] kernel = state[$"{path}.weight"].shape;
        return input is not [_, var channels, var height, var width] || output is not [_, _, var outHeight, var outWidth] ? [] :
            from down in WindowCandidates.Convolution(height, kernel[2], outHeight)
            from across in height == width && outHeight == outWidth && kernel[2] == kernel[3]
                ? Sorted(WindowCandidates.Convolution(width, kernel[3], outWidth), down)
                : WindowCandidates.Convolution(width, kernel[3], outWidth)
            select new ImageConvolution(
                $"{path}.weight", Find(path, "bias", state),
                [down.Stride, across.Stride], [down.Padding, across.Padding], [down.Dilation, across.Dilation], channels / kernel[1]);
    }

    private static IEnumerable<Operation> BatchNormalizations(string path, IReadOnlyDictionary<string, Tensor> state) =>
        Find(path, "running_mean", state) is { } mean && Find(path, "running_var", state) is { } variance
            ? UsualEpsilons.Select(epsilon => new BatchNormalization(Find(path, "weight", state), Find(path, "bias", state), mean, variance, epsilon))
            : [];

    // Square images usually have square windows: those come first.
    private static IEnumerable<T> Sorted<T>(IEnumerable<T> candidates, T same) => candidates.OrderBy(candidate => Equals(candidate, same) ? 0 : 1);

    private static string? Find(string path, string name, IReadOnlyDictionary<string, Tensor> state) =>
        state.ContainsKey($"{path}.{name}") ? $"{path}.{name}" : null;

    private static double Ask(nn.Module<Tensor, Tensor> module, float value)
    {
        using var scope = NewDisposeScope();
        return TensorSnapshot.Of(module.call(tensor(new[] { value }))).Values[0];
    }
}
