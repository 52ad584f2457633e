using Microsoft.ML;
using Microsoft.ML.Data;

namespace Mnist.Embedded.Tests.ML;

public sealed class EvaluationTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Metrics_are_those_computed_by_hand()
    {
        var metrics = Evaluate(
            topK: 2,
            new(0, 0.7f, 0.2f, 0.1f),
            new(0, 0.2f, 0.5f, 0.3f),
            new(1, 0.1f, 0.8f, 0.1f),
            new(2, 0.5f, 0.1f, 0.4f));
        double[] losses = [-Math.Log(0.7f), -Math.Log(0.2f), -Math.Log(0.8f), -Math.Log(0.4f)];
        double entropy = (0.5 * Math.Log(2)) + (0.5 * Math.Log(4));

        Assert.Equal(0.5, metrics.MicroAccuracy, 12);
        Assert.Equal((0.5 + 1 + 0) / 3, metrics.MacroAccuracy, 12);
        Assert.Equal(losses.Average(), metrics.LogLoss, 12);
        Assert.Equal((entropy - losses.Average()) / entropy, metrics.LogLossReduction, 12);
        Assert.Equal([(losses[0] + losses[1]) / 2, losses[2], losses[3]], metrics.PerClassLogLoss);
        Assert.Equal([0.5, 0.75], metrics.TopKAccuracyForAllK);
        Assert.Equal(0.75, metrics.TopKAccuracy);
        Assert.Equal(2, metrics.TopKPredictionCount);
        Assert.Equal([[1.0, 1, 0], [0, 1, 0], [1, 0, 0]], metrics.ConfusionMatrix.Counts);
        Assert.Equal([0.5, 1, 0], metrics.ConfusionMatrix.PerClassRecall);
        Assert.Equal([0.5, 0.5, 0], metrics.ConfusionMatrix.PerClassPrecision);
        Assert.Equal(1, metrics.ConfusionMatrix.GetCountForClassPair(predictedClassIndicatorIndex: 1, actualClassIndicatorIndex: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => metrics.ConfusionMatrix.GetCountForClassPair(3, 0));
    }

    [Fact]
    public void Rows_with_scores_that_are_no_numbers_and_rows_without_a_label_are_left_out()
    {
        var metrics = Evaluate(0, new(0, 0.9f, 0.05f, 0.05f), new(1, float.NaN, 0, 0), new(1, float.PositiveInfinity, 0, 0), new(3, 1, 0, 0));

        Assert.Equal(1, metrics.MicroAccuracy);
        Assert.Equal(1, metrics.ConfusionMatrix.Counts.Sum(r => r.Sum()));
        Assert.Equal(0, metrics.TopKAccuracy);
    }

    [Fact]
    public void Ties_count_against_the_later_class()
    {
        var metrics = Evaluate(0, new(0, 0.4f, 0.4f, 0.2f), new(1, 0.4f, 0.4f, 0.2f));

        Assert.Equal(0.5, metrics.MicroAccuracy);
        Assert.Equal([[1.0, 0, 0], [1, 0, 0], [0, 0, 0]], metrics.ConfusionMatrix.Counts);
    }

    [Fact]
    public void Labels_can_be_numbers_from_zero_on()
    {
        var data = _ml.Data.LoadFromEnumerable([new NumberRow { Label = 1 }, new NumberRow { Label = 0.5f }, new NumberRow { Label = 7 }]);
        var metrics = _ml.MulticlassClassification.Evaluate(data);

        Assert.Equal(0.5, metrics.MicroAccuracy);
        Assert.Equal((-Math.Log(0.75f) - Math.Log(1e-15f)) / 2, metrics.LogLoss, 9);
    }

    [Fact]
    public void The_confusion_table_has_the_known_format()
    {
        var table = Evaluate(0, new(0, 0.7f, 0.2f, 0.1f), new(0, 0.2f, 0.5f, 0.3f), new(1, 0.1f, 0.8f, 0.1f), new(2, 0.5f, 0.1f, 0.4f))
            .ConfusionMatrix.GetFormattedConfusionTable();

        Assert.Equal(
            """

            Confusion table
                      ||========================
            PREDICTED ||     0 |     1 |     2 | Recall
            TRUTH     ||========================
                    0 ||     1 |     1 |     0 | 0.5000
                    1 ||     0 |     1 |     0 | 1.0000
                    2 ||     1 |     0 |     0 | 0.0000
                      ||========================
            Precision ||0.5000 |0.5000 |0.0000 |

            """,
            table,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Long_class_names_stand_before_the_rows_with_their_numbers()
    {
        var names = new[] { "T-shirt", "Trouser", "Pullover" }.Select(n => n.AsMemory()).ToArray();
        var definition = SchemaDefinition.Create(typeof(ScoreRow));
        definition["Score"].AddAnnotation("SlotNames", new VBuffer<ReadOnlyMemory<char>>(3, names), new VectorDataViewType(TextDataViewType.Instance, 3));
        var table = _ml.MulticlassClassification.Evaluate(_ml.Data.LoadFromEnumerable([new ScoreRow(1, 0, 1, 0)], definition))
            .ConfusionMatrix.GetFormattedConfusionTable();

        Assert.Contains("PREDICTED   ||     0 |     1 |     2 | Recall", table, StringComparison.Ordinal);
        Assert.Contains("1.  Trouser ||     0 |     1 |     0 | 1.0000", table, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_are_missing_or_of_the_wrong_type_are_named()
    {
        var data = _ml.Data.LoadFromEnumerable(Digit.Some(3));
        var scored = _ml.Data.LoadFromEnumerable([new ScoreRow(0, 1, 0, 0)]);

        Assert.Contains("'Score'", Assert.Throws<ArgumentOutOfRangeException>(() => _ml.MulticlassClassification.Evaluate(data)).Message, StringComparison.Ordinal);
        Assert.Contains("Key", Assert.Throws<ArgumentOutOfRangeException>(() => _ml.MulticlassClassification.Evaluate(scored, "Score")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "vector of two or more items of type Single",
            Assert.Throws<ArgumentOutOfRangeException>(() => _ml.MulticlassClassification.Evaluate(scored, scoreColumnName: "Label")).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.MulticlassClassification.Evaluate(scored, topKPredictionCount: -1));
    }

    [Fact]
    public void Cross_validation_trains_on_the_other_folds_and_measures_on_each()
    {
        var step = new RecordingEstimator();
        var data = _ml.Data.LoadFromEnumerable(Digit.Some(200));
        var estimator = new EstimatorChain<ITransformer>().Append(step).Append(_ml.Transforms.CustomMapping<DigitView, ScoredDigit>(ScoredDigit.Classify, null));
        var results = _ml.MulticlassClassification.CrossValidate(data, estimator, numberOfFolds: 4, seed: 2);
        string[][] held = [.. results.Select(r => r.ScoredHoldOutSet.GetColumn<string>("Name").ToArray())];

        Assert.Equal([0, 1, 2, 3], results.Select(r => r.Fold));
        Assert.All(results, r => Assert.Equal(1, r.Metrics.MicroAccuracy));
        Assert.Equal(4, results.Select(r => r.Model).Distinct().Count());
        Assert.Equal(200, held.SelectMany(h => h).Distinct().Count());
        Assert.All(held.Zip(step.Fitted), f => Assert.Equal(200 - f.First.Length, f.Second.GetColumn<string>("Name").Except(f.First).Count()));
    }

    [Fact]
    public void Cross_validation_uses_training_steps_on_the_held_out_part()
    {
        var step = new RecordingEstimator();
        var data = _ml.Data.LoadFromEnumerable(Digit.Some(60));
        var estimator = new EstimatorChain<ITransformer>().Append(step, TransformerScope.Training)
            .Append(_ml.Transforms.CustomMapping<DigitView, ScoredDigit>(ScoredDigit.Classify, null));
        _ml.MulticlassClassification.CrossValidate(data, estimator, numberOfFolds: 2);

        Assert.Equal(2, step.Last.Uses);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.MulticlassClassification.CrossValidate(data, estimator, numberOfFolds: 1));
    }

    private MulticlassClassificationMetrics Evaluate(int topK, params ScoreRow[] rows)
        => _ml.MulticlassClassification.Evaluate(_ml.Data.LoadFromEnumerable(rows), topKPredictionCount: topK);

    /// <summary>Label 3 is out of range, and so stands for a missing one.</summary>
    private sealed class ScoreRow(uint label, params float[] score)
    {
        [KeyType(3)]
        public uint Label => label;

        [VectorType(3)]
        public float[] Score => score;

        [KeyType(3)]
        public uint PredictedLabel => 0;
    }

    private sealed class NumberRow
    {
        public float Label { get; set; }

        [VectorType(2)]
        public float[] Score { get; set; } = [0.25f, 0.75f];

        public float PredictedLabel { get; set; }
    }
}
