using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Persistence.Onnx;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Tests.Interop;
using Mnist.MLNet.Tests.Networks;
using Mnist.MLNet.Training;
using static TorchSharp.torch;

namespace Mnist.MLNet.Tests.Persistence.Onnx;

/// <summary>Exported graphs, judged by ONNX's own checker and by ONNX Runtime.</summary>
[Collection(TorchCollection.Name)]
public sealed class OnnxExportTests(RawDigits digits) : IClassFixture<RawDigits>
{
    private readonly MLContext _ml = new(seed: 1);

    public static TheoryData<string> Models => [.. RecipeBook.All.Select(recipe => recipe.Name), "own: TinyNetwork", "own: ManyOperationsNetwork"];


    [SkippableTheory]
    [MemberData(nameof(Models))]
    public void Onnx_runtime_gives_the_same_probabilities_on_a_thousand_images(string network)
    {
        var model = Train(network);
        _ml.Mnist().ExportOnnx(model, digits["model.onnx"]);

        string said = OtherProgram.OnnxRuntime("run-onnx.js", digits["model.onnx"], digits.Pixels, digits["answers.bin"]);

        Assert.Equal("""{"input":"pixels","output":"probabilities","shape":[1000,10]}""", said.Trim());
        Assert.Equal(0, Differences.Largest(digits.Scores(model), digits.Read("answers.bin")), 1e-5f);
    }

    [SkippableTheory]
    [MemberData(nameof(Models))]
    public void Onnx_s_own_checker_accepts_the_graph_and_reads_what_it_says_about_itself(string network)
    {
        _ml.Mnist().ExportOnnx(Train(network), digits["model.onnx"]);

        using var said = JsonDocument.Parse(OtherProgram.PythonWith("onnx", "check-onnx.py", digits["model.onnx"]));

        var root = said.RootElement;
        Assert.Equal(OnnxExportOptions.OperatorSet, root.GetProperty("operatorSet").GetInt32());
        Assert.Equal("Mnist.MLNet", root.GetProperty("producer").GetString());
        Assert.Equal("""["batch", 10]""", root.GetProperty("output").GetRawText());
        var metadata = root.GetProperty("metadata");
        Assert.Equal("""["0","1","2","3","4","5","6","7","8","9"]""", metadata.GetProperty("labels").GetString());
        Assert.EndsWith("; inside the graph", metadata.GetProperty("preprocessing").GetString(), StringComparison.Ordinal);
        Assert.Equal("28", metadata.GetProperty("rows").GetString());
    }

    [SkippableFact]
    public void Normalisation_and_softmax_are_left_out_on_demand()
    {
        var model = Train("lenet5");
        _ml.Mnist().ExportOnnx(model, digits["bare.onnx"], new OnnxExportOptions { IncludeNormalization = false, IncludeSoftmax = false, InputName = "x" });
        digits.Write("normalized.bin", [.. digits.Read("pixels.bin").Select(pixel => ((pixel / 255) - 0.1307f) / 0.3081f)]);

        string said = OtherProgram.OnnxRuntime("run-onnx.js", digits["bare.onnx"], digits["normalized.bin"], digits["answers.bin"]);

        Assert.Equal("""{"input":"x","output":"logits","shape":[1000,10]}""", said.Trim());
        float[] softmax = [.. digits.Read("answers.bin").Chunk(10).SelectMany(logits => logits.Select(logit => MathF.Exp(logit) / logits.Sum(MathF.Exp)))];
        Assert.Equal(0, Differences.Largest(digits.Scores(model), softmax), 1e-5f);
    }

    [Fact]
    public void A_network_that_cannot_be_exported_leaves_no_file()
    {
        var model = _ml.Mnist().TorchClassifier(() => nn.Sequential(("flatten", nn.Flatten()), ("sorting", new Sorting()), ("linear", nn.Linear(784, 10))), Options()).Fit(digits.Train);

        var exception = Assert.Throws<NotSupportedException>(() => _ml.Mnist().ExportOnnx(model, digits["none.onnx"]));

        Assert.StartsWith("Module 'sorting' of type Sorting cannot be traced", exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(digits["none.onnx"]));
    }

    [Fact]
    public void Steps_that_no_graph_holds_are_named()
    {
        var model = _ml.Transforms.CopyColumns("Copy", "Pixels").Fit(digits.Train);

        var exception = Assert.Throws<NotSupportedException>(() => _ml.Mnist().ExportOnnx(model, digits["none.onnx"]));

        Assert.Equal("A step of type ColumnCopyingTransformer cannot be exported; a pipeline that can is made of NormalizePixels, one TorchClassifier and MapKeyToValue, in this order.", exception.Message);
    }

    [Fact]
    public void Input_and_output_need_two_names()
    {
        var model = Train("lenet5");

        Assert.Throws<ArgumentException>(() => _ml.Mnist().ExportOnnx(model, digits["none.onnx"], new OnnxExportOptions { InputName = "x", OutputName = "x" }));
        Assert.Throws<ArgumentException>(() => _ml.Mnist().ExportOnnx(model, digits["none.onnx"], new OnnxExportOptions { InputName = " " }));
    }

    private static TorchClassifierOptions Options(TorchClassifierOptions? options = null) =>
        (options ?? new()) with { Epochs = 1, BatchSize = 20, Seed = 5, ValidationFraction = 0 };

    private TransformerChain<ITransformer> Train(string name)
    {
        var recipe = RecipeBook.All.FirstOrDefault(recipe => recipe.Name == name) ?? RecipeBook.Default;
        return _ml.Mnist().NormalizePixels(recipe.Mean, recipe.StandardDeviation)
            .Append<ITransformer>(name switch
            {
                "own: TinyNetwork" => _ml.Mnist().TorchClassifier(() => new TinyNetwork(10), Options()),
                "own: ManyOperationsNetwork" => _ml.Mnist().TorchClassifier(() => new ManyOperationsNetwork(), Options()),
                _ => _ml.Mnist().TorchClassifier(recipe.Network, Options(recipe.Options)),
            })
            .Append<ITransformer>(_ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"))
            .Fit(digits.Train);
    }

    private sealed class Sorting() : nn.Module<Tensor, Tensor>("sorting")
    {
        public override Tensor forward(Tensor input) => input.cumsum(1);
    }
}
