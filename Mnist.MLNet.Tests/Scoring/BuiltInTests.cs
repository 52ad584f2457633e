using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Scoring;
using Mnist.MLNet.Tests.Interop;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Tests.Scoring;

/// <summary>Models in ML.NET's own zip, loaded by a context that knows nothing of this library.</summary>
[Collection(TorchCollection.Name)]
public sealed class BuiltInTests(RawDigits digits) : IClassFixture<RawDigits>
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void A_plain_load_gives_the_same_predictions()
    {
        var model = Train("lenet5");
        var loaded = SaveAndLoad(model);

        var expected = model.Transform(digits.Test);
        var actual = loaded.Transform(digits.Test);

        Assert.Equal(expected.GetColumn<uint>("PredictedLabel"), actual.GetColumn<uint>("PredictedLabel"));
        Assert.Equal(0, Differences.Largest(digits.Scores(model), digits.Scores(loaded)), 1e-6f);
        Assert.Equal(["Pixels", "Label", "Score", "PredictedLabel"], actual.Schema.Select(column => column.Name));
        Assert.Equal(
            _ml.Mnist().Evaluate(expected).Accuracy,
            _ml.MulticlassClassification.Evaluate(actual).MicroAccuracy);
    }

    [Fact]
    public void Keys_have_the_labels_as_values_and_engines_work()
    {
        var loaded = SaveAndLoad(Train("simple-nn"));
        var named = new TransformerChain<ITransformer>(loaded, _ml.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(loaded.Transform(digits.Test)));
        string[] expected = [.. loaded.Transform(digits.Test).GetColumn<uint>("PredictedLabel").Take(20).Select(key => $"{key - 1}")];

        using var engine = _ml.Model.CreatePredictionEngine<Image, Named>(named);

        Assert.Equal(expected, digits.Test.GetColumn<float[]>("Pixels").Take(20).Select(pixels => engine.Predict(new Image { Pixels = pixels }).PredictedLabel));
    }

    [Fact]
    public void Models_that_the_chain_cannot_hold_are_refused_with_the_reason()
    {
        var few = _ml.Mnist().TorchClassifier(() => new TinyNetwork(), Options()).Fit(SimpleImages.Create(40));
        var own = _ml.Mnist().TorchClassifier(() => new TinyNetwork(10), Options()).Fit(digits.Train);
        var renamed = _ml.Mnist().NormalizePixels(0, 1, "Pixels", "Raw").Append(_ml.Mnist().TorchClassifier("simple-nn", Options()))
            .Fit(_ml.Transforms.CopyColumns("Raw", "Pixels").Fit(digits.Train).Transform(digits.Train));

        Assert.Equal("The model has 4 classes; ML.NET's own zip takes models of 10. Save it with ml.Mnist().Save.", Refusal(few));
        Assert.Equal("The model's network is the caller's own, which a plain load cannot create; add it to NetworkRegistry and train it by name.", Refusal(own));
        Assert.Equal("The model reads column 'Raw'; in ML.NET's own zip it must be 'Pixels'.", Refusal(renamed));

        string Refusal(ITransformer model) => Assert.Throws<NotSupportedException>(() => _ml.Mnist().ToBuiltIn(model)).Message;
    }

    private static TorchClassifierOptions Options() => new() { Epochs = 1, BatchSize = 20, Seed = 5, ValidationFraction = 0 };

    private TransformerChain<TorchClassifierTransformer> Train(string network) =>
        _ml.Mnist().NormalizePixels(0.1307f, 0.3081f).Append(_ml.Mnist().TorchClassifier(network, Options())).Fit(digits.Train);

    private ITransformer SaveAndLoad(ITransformer model)
    {
        _ml.Model.Save(_ml.Mnist().ToBuiltIn(model), digits.Test.Schema, digits["plain.zip"]);
        return new MLContext().Model.Load(digits["plain.zip"], out _);
    }

    private sealed class Image
    {
        [VectorType(28, 28)]
        public float[] Pixels { get; set; } = [];
    }

    private sealed class Named
    {
        public string PredictedLabel { get; set; } = "";
    }
}
