using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Mnist.Embedded.Tests.ML;

public sealed class PredictionEngineTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void An_engine_predicts_what_transforming_the_data_gives()
    {
        var digits = Digit.Some(9);
        var data = _ml.Data.LoadFromEnumerable(digits);
        var model = Classifier().Fit(data);
        var expected = _ml.Data.CreateEnumerable<ScoredDigit>(model.Transform(data), reuseRowObject: false).ToList();
        using var engine = _ml.Model.CreatePredictionEngine<Digit, ScoredDigit>(model);

        foreach (var (digit, row) in digits.Zip(expected))
        {
            var prediction = engine.Predict(digit);
            Assert.Equal(row.Score, prediction.Score);
            Assert.Equal(row.PredictedLabel, prediction.PredictedLabel);
        }
        Assert.Equal(["Score", "PredictedLabel"], engine.OutputSchema.TakeLast(2).Select(c => c.Name));
    }

    [Fact]
    public void A_prediction_object_is_used_again_with_its_arrays()
    {
        using var engine = _ml.Model.CreatePredictionEngine<Digit, ScoredDigit>(Classifier().Fit(_ml.Data.LoadFromEnumerable(Digit.Some(1))));
        var digits = Digit.Some(2);
        var prediction = engine.Predict(digits[0]);
        var (before, scores) = (prediction, prediction.Score);
        engine.Predict(digits[1], ref prediction);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            engine.Predict(digits[1], ref prediction);
        }

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - allocated < 1000);
        Assert.Same(before, prediction);
        Assert.Same(scores, prediction.Score);
        Assert.Equal([0.1f, 0.7f, 0.1f, 0.1f], scores);
    }

    [Fact]
    public void Disposing_an_engine_disposes_its_model_unless_told_otherwise()
    {
        var data = _ml.Data.LoadFromEnumerable(Digit.Some(2));
        var owned = new RecordingEstimator();
        var kept = new RecordingEstimator();
        _ml.Model.CreatePredictionEngine<Digit, DigitView>(owned.Fit(data)).Dispose();
        _ml.Model.CreatePredictionEngine<Digit, DigitView>(kept.Fit(data), new PredictionEngineOptions { OwnsTransformer = false }).Dispose();

        Assert.True(owned.Last.IsDisposed);
        Assert.False(kept.Last.IsDisposed);
    }

    [Fact]
    public void A_missing_output_column_is_ignored_unless_told_otherwise()
    {
        var data = _ml.Data.LoadFromEnumerable(Digit.Some(2));
        var model = new RecordingEstimator().Fit(data);

        Assert.Equal(0u, _ml.Model.CreatePredictionEngine<Digit, ScoredDigit>(model).Predict(new()).PredictedLabel);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => _ml.Model.CreatePredictionEngine<Digit, ScoredDigit>(model, new PredictionEngineOptions { IgnoreMissingColumns = false }));
    }

    [Fact]
    public void An_engine_made_with_a_schema_takes_types_and_annotations_from_it()
    {
        var data = _ml.Data.LoadFromEnumerable(Digit.Some(8));
        var keyed = _ml.Transforms.Conversion.MapValueToKey("Key", "Name").Append(_ml.Transforms.SelectColumns("Key")).Fit(data).Transform(data);
        var model = _ml.Transforms.Conversion.MapKeyToValue("Name", "Key").Fit(keyed);
        using var engine = _ml.Model.CreatePredictionEngine<KeyRow, NameRow>(model, keyed.Schema);

        Assert.Equal("n3", engine.Predict(new() { Key = 3 }).Name);
        Assert.Throws<InvalidOperationException>(() => _ml.Model.CreatePredictionEngine<NameRow, NameRow>(model, keyed.Schema));
    }

    private EstimatorChain<CustomMappingTransformer<DigitView, ScoredDigit>> Classifier()
        => _ml.Transforms.CopyColumns("Copy", "Name").Append(_ml.Transforms.CustomMapping<DigitView, ScoredDigit>(ScoredDigit.Classify, null));

    private sealed class KeyRow
    {
        public uint Key { get; set; }
    }

    private sealed class NameRow
    {
        public string Name { get; set; } = "";
    }
}
