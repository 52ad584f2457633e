using System.Globalization;
using System.Text.Json;
using Mnist.MLNet.Networks.Tracing;
using Mnist.MLNet.Reports;
using Mnist.MLNet.Scoring;
using static TorchSharp.torch;

namespace Mnist.MLNet.Persistence.Onnx;

/// <summary>Writes a classifier as an ONNX model.</summary>
internal static class OnnxFile
{
    // The version of the file format that came with the operator set.
    private const int IrVersion = 7;

    /// <summary>Writes the model.</summary>
    /// <exception cref="NotSupportedException">The network cannot be traced; the message names the module.</exception>
    public static void Write(ScoringPipeline pipeline, string path, OnnxExportOptions options)
    {
        options.Validate();
        using var scope = NewDisposeScope();
        var network = NetworkTracer.Trace(pipeline.Classifier.Model, pipeline.Classifier.ImageShape);
        byte[] bytes = ToBytes(pipeline, network, options);
        AtomicFile.WriteAllBytes(path, bytes);
    }

    // The numbers of the fields are those of ONNX's own onnx.proto, here and in the other messages.
    private static byte[] ToBytes(ScoringPipeline pipeline, TracedNetwork network, OnnxExportOptions options)
    {
        var graph = new OnnxGraph();
        string value = options.InputName;
        foreach (var (scale, offset) in options.IncludeNormalization ? pipeline.Normalizations : [])
        {
            value = graph.Add("normalize", "Add", [graph.Add("normalize", "Mul", [value, graph.Number(scale)]), graph.Number(offset)]);
        }

        value = new OnnxTranslation(network, graph).Add(value);
        if (options.IncludeSoftmax)
        {
            value = graph.Add("", "Softmax", [value], new OnnxAttribute("axis", 1L));
        }

        var classifier = pipeline.Classifier;
        string pixels = options.IncludeNormalization ? "grey values, 0 to 255, ink bright on dark" : $"pixels after {pipeline.Preprocessing}";
        var input = new OnnxValue(options.InputName, network.Shape(0), $"Images, {pixels}; (batch, 1, rows, columns)");
        var output = new OnnxValue(options.EffectiveOutputName, [classifier.ClassNames.Count], $"{(options.IncludeSoftmax ? "Probabilities" : "Logits")} of the classes {string.Join(", ", classifier.ClassNames)}");
        string name = classifier.NetworkName ?? network.Name;
        var model = new ProtobufMessage()
            .Add(1, IrVersion)
            .Add(2, "Mnist.MLNet")
            .Add(3, typeof(OnnxFile).Assembly.GetName().Version?.ToString(3) ?? "")
            .Add(6, $"Classifier of images of {classifier.ImageShape} pixels by the network {name}")
            .Add(7, graph.ToMessage(name, input, output, value))
            .Add(8, new ProtobufMessage().Add(1, "").Add(2, OnnxExportOptions.OperatorSet));
        foreach (var (key, text) in Metadata(pipeline, name, options))
        {
            model.Add(14, new ProtobufMessage().Add(1, key).Add(2, text));
        }

        return model.Bytes.ToArray();
    }

    private static IEnumerable<(string Key, string Text)> Metadata(ScoringPipeline pipeline, string network, OnnxExportOptions options) =>
    [
        ("labels", JsonSerializer.Serialize(pipeline.Classifier.ClassNames)),
        ("preprocessing", $"{pipeline.Preprocessing}; {(options.IncludeNormalization ? "inside the graph" : "before the graph")}"),
        ("network", network),
        ("rows", pipeline.Classifier.ImageShape.Rows.ToString(CultureInfo.InvariantCulture)),
        ("columns", pipeline.Classifier.ImageShape.Columns.ToString(CultureInfo.InvariantCulture)),
        ("created_by", RunEnvironment.Program),
    ];
}
