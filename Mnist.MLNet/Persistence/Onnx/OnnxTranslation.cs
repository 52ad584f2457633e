using Mnist.MLNet.Networks;
using Mnist.MLNet.Networks.Tracing;
using Mnist.MLNet.Networks.Tracing.Operations;
using Mnist.MLNet.Training;
using static TorchSharp.torch;

namespace Mnist.MLNet.Persistence.Onnx;

/// <summary>Writes the steps of a traced network as nodes of an ONNX graph, in operators of <see cref="OnnxExportOptions.OperatorSet"/>.</summary>
internal sealed class OnnxTranslation(TracedNetwork network, OnnxGraph graph)
{
    /// <summary>Adds the network.</summary>
    /// <param name="images">The name of the value with the images.</param>
    /// <returns>The name of the value with the network's answer.</returns>
    public string Add(string images)
    {
        var names = new List<string> { images };
        foreach (var step in network.Steps)
        {
            names.Add(Add(step, [.. step.Inputs.Select(input => names[input])]));
        }

        return names[network.Output];
    }

    private string Add(TracedStep step, string[] inputs)
    {
        string x = inputs[0];
        return step.Operation switch
        {
            ImageConvolution convolution => graph.Add(
                step.Name,
                "Conv",
                [x, .. convolution.Weights.Select(Weight)],
                new OnnxAttribute("kernel_shape", network.State[convolution.Weight].shape[2..]),
                new OnnxAttribute("strides", convolution.Stride),
                new OnnxAttribute("pads", BothSides(convolution.Padding)),
                new OnnxAttribute("dilations", convolution.Dilation),
                new OnnxAttribute("group", convolution.Groups)),
            LinearMap linear => AddLinear(step, linear, x),
            BatchNormalization norm => graph.Add(step.Name, "BatchNormalization", [x, .. NormalizationWeights(norm)], new OnnxAttribute("epsilon", (float)norm.Epsilon)),
            Pool pool => AddPool(step.Name, pool, x),
            Activation activation => AddActivation(step.Name, activation, x),
            Clip { Maximum: float.PositiveInfinity } clip => graph.Add(step.Name, "Clip", [x, Number(clip.Minimum)]),
            Clip clip => graph.Add(step.Name, "Clip", [x, float.IsInfinity(clip.Minimum) ? "" : Number(clip.Minimum), Number(clip.Maximum)]),
            Affine affine => graph.Add(step.Name, "Add", [graph.Add(step.Name, "Mul", [x, Number(affine.Factor)]), Number(affine.Offset)]),
            Reshape reshape => graph.Add(step.Name, "Reshape", [x, graph.Constant($"shape_{string.Join('x', reshape.Shape)}", [reshape.Shape.Length + 1], (long[])[0, .. reshape.Shape])]),
            SoftmaxAlong softmax => graph.Add(step.Name, softmax.Logarithm ? "LogSoftmax" : "Softmax", [x], new OnnxAttribute("axis", softmax.Dimension)),
            Mean mean => graph.Add(step.Name, "ReduceMean", [x], new OnnxAttribute("axes", mean.Dimensions), new OnnxAttribute("keepdims", mean.KeepDimensions ? 1L : 0L)),
            Combination combination => AddCombination(step.Name, combination, inputs),
            PassThrough => x,
            _ => throw new NotSupportedException($"Module '{step.Name}' computes {step.Operation.GetType().Name}, which has no form in ONNX."),
        };
    }

    private string AddLinear(TracedStep step, LinearMap linear, string x)
    {
        if (network.Shape(step.Inputs[0]).Count == 1)
        {
            return graph.Add(step.Name, "Gemm", [x, .. linear.Weights.Select(Weight)], new OnnxAttribute("transB", 1L));
        }

        // Gemm takes matrices only.
        string transposed = graph.Add(step.Name, "Transpose", [Weight(linear.Weight)], new OnnxAttribute("perm", new long[] { 1, 0 }));
        string product = graph.Add(step.Name, "MatMul", [x, transposed]);
        return linear.Bias is null ? product : graph.Add(step.Name, "Add", [product, Weight(linear.Bias)]);
    }

    private string AddPool(string name, Pool pool, string x)
    {
        OnnxAttribute[] window =
        [
            new("kernel_shape", pool.Kernel), new("strides", pool.Stride), new("pads", BothSides(pool.Padding)), new("ceil_mode", pool.CeilMode ? 1L : 0L),
        ];
        return pool.IsMaximum ? graph.Add(name, "MaxPool", [x], window) : graph.Add(name, "AveragePool", [x], [.. window, new("count_include_pad", 1L)]);
    }

    private string AddActivation(string name, Activation activation, string x) => activation.Kind switch
    {
        ActivationKind.LeakyRelu or ActivationKind.Elu => graph.Add(name, activation.Kind.ToString(), [x], new OnnxAttribute("alpha", (float)activation.Alpha)),
        ActivationKind.Silu => graph.Add(name, "Mul", [x, graph.Add(name, "Sigmoid", [x])]),

        // x · (1 + erf(x / √2)) / 2, as the operator set has no Gelu yet
        ActivationKind.Gelu => graph.Add(name, "Mul", [
            graph.Add(name, "Mul", [x, Number(0.5f)]),
            graph.Add(name, "Add", [graph.Add(name, "Erf", [graph.Add(name, "Mul", [x, Number(1 / MathF.Sqrt(2))])]), Number(1)])]),
        _ => graph.Add(name, activation.Kind.ToString(), [x]),
    };

    private string AddCombination(string name, Combination combination, string[] inputs) => combination.Kind switch
    {
        CombinationKind.Concatenate => graph.Add(name, "Concat", inputs, new OnnxAttribute("axis", 1L)),
        CombinationKind.Add => graph.Add(name, "Add", [.. inputs, .. combination.Weights.Select(Weight)]),
        CombinationKind.Subtract => graph.Add(name, "Sub", [.. inputs, .. combination.Weights.Select(Weight)]),
        _ => graph.Add(name, "Mul", [.. inputs, .. combination.Weights.Select(Weight)]),
    };

    private IEnumerable<string> NormalizationWeights(BatchNormalization norm)
    {
        long[] channels = network.State[norm.Mean].shape;
        string Filled(float value) => graph.Constant(FormattableString.Invariant($"{value}_x{channels[0]}"), channels, Enumerable.Repeat(value, (int)channels[0]).ToArray());
        return [norm.Weight is null ? Filled(1) : Weight(norm.Weight), norm.Bias is null ? Filled(0) : Weight(norm.Bias), Weight(norm.Mean), Weight(norm.Variance)];
    }

    private string Weight(string name)
    {
        using var scope = NewDisposeScope();
        var tensor = network.State[name];
        return graph.Constant(name, tensor.shape, Logits.Values(tensor).ToArray());
    }

    private string Number(float value) => graph.Number(value);

    private static long[] BothSides(long[] padding) => [.. padding, .. padding];
}
