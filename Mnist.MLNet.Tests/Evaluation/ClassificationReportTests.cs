using Microsoft.ML;

namespace Mnist.MLNet.Tests.Evaluation;

public sealed class ClassificationReportTests
{
    private readonly MLContext _ml = new(seed: 1);

    // Labels 0 0 0 0 1 1 1 2 2 2 and predictions 0 0 0 1 1 1 2 2 2 0, as scikit-learn's classification_report judges them.
    private static readonly (int Label, int Predicted)[] Judged =
        [(0, 0), (0, 0), (0, 0), (0, 1), (1, 1), (1, 1), (1, 2), (2, 2), (2, 2), (2, 0)];

    [Fact]
    public void It_counts_as_scikit_learn_does()
    {
        var report = _ml.Mnist().Evaluate(ScoredRows.Of(_ml, [.. Judged.Select(pair => ScoredRows.Sure(pair.Label, pair.Predicted, 3))]));

        Assert.Equal(0.7, report.Accuracy, 1e-12);
        Assert.Equal([0.75, 2 / 3.0, 2 / 3.0], report.Classes.Select(metrics => metrics.Precision), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([0.75, 2 / 3.0, 2 / 3.0], report.Classes.Select(metrics => metrics.Recall), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([4L, 3, 3], report.Classes.Select(metrics => metrics.Support));
        Assert.Equal(0.694444444, report.MacroAverage.F1, 1e-9);
        Assert.Equal(0.7, report.WeightedAverage.F1, 1e-9);
        Assert.Equal(10, report.Rows);
        Assert.Equal(1, report.Confusion[actual: 0, predicted: 1]);
        Assert.Equal(0, report.Confusion[actual: 1, predicted: 0]);
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public void It_agrees_with_ml_nets_own_metrics()
    {
        var random = new Random(4);
        var rows = Enumerable.Range(0, 60).Select(i =>
        {
            float[] score = [random.NextSingle(), random.NextSingle(), random.NextSingle()];
            float sum = score.Sum();
            return new ScoredRows.Row { Label = (uint)(i % 3), Score = [.. score.Select(value => value / sum)] };
        }).ToArray();
        var scored = ScoredRows.Of(_ml, rows);
        var withPrediction = _ml.Transforms.CopyColumns("PredictedLabel", "Label").Fit(scored).Transform(scored);

        var report = _ml.Mnist().Evaluate(scored);
        var metrics = _ml.MulticlassClassification.Evaluate(withPrediction);

        Assert.Equal(metrics.MicroAccuracy, report.Accuracy, 1e-9);
        Assert.Equal(metrics.MacroAccuracy, report.MacroAverage.Recall, 1e-9);
        Assert.Equal(metrics.LogLoss, report.LogLoss, 1e-6);
        Assert.Equal(metrics.ConfusionMatrix.PerClassPrecision, report.Classes.Select(row => row.Precision), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Divisions_by_zero_give_zero_and_are_named()
    {
        var report = _ml.Mnist().Evaluate(ScoredRows.Of(_ml, ScoredRows.Sure(0, 0, 3), ScoredRows.Sure(1, 0, 3)));

        Assert.Equal(0, report.Classes[1].Precision);
        Assert.Equal(0, report.Classes[2].F1);
        Assert.Equal(
            [
                "class 1 was never predicted, so its precision is given as 0.",
                "class 2 was never predicted, so its precision is given as 0.",
                "class 2 has no rows, so its recall is given as 0.",
            ],
            report.Warnings);
    }

    [Fact]
    public void Rows_with_scores_that_are_not_numbers_are_left_out_and_counted()
    {
        var broken = new ScoredRows.Row { Label = 1, Score = [float.NaN, 0, 0] };

        var report = _ml.Mnist().Evaluate(ScoredRows.Of(_ml, ScoredRows.Sure(0, 0, 3), broken));

        Assert.Equal(1, report.Rows);
        Assert.Equal(1, report.SkippedRows);
        Assert.Contains("1 rows without a label or with scores that are not numbers were left out.", report.Warnings);
    }

    [Fact]
    public void Nothing_to_judge_is_an_error()
    {
        var scored = ScoredRows.Of(_ml, new ScoredRows.Row { Label = 1, Score = [float.NaN, 0, 0] });

        Assert.Throws<InvalidDataException>(() => _ml.Mnist().Evaluate(scored));
    }

    [Fact]
    public void A_label_that_is_no_key_is_refused_with_the_way_out()
    {
        var data = _ml.Data.LoadFromEnumerable([new { Label = 1f, Score = new[] { 1f } }]);

        var exception = Assert.Throws<ArgumentException>(() => _ml.Mnist().Evaluate(data));

        Assert.Contains("map it with ml.Transforms.Conversion.MapValueToKey first", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_reads_like_scikit_learns()
    {
        var report = _ml.Mnist().Evaluate(ScoredRows.Of(_ml, [.. Judged.Select(pair => ScoredRows.Sure(pair.Label, pair.Predicted, 3))]));

        Assert.Equal(
            """
                          precision  recall  f1-score  support
                       0     0.7500  0.7500    0.7500        4
                       1     0.6667  0.6667    0.6667        3
                       2     0.6667  0.6667    0.6667        3

                accuracy                       0.7000       10
               macro avg     0.6944  0.6944    0.6944       10
            weighted avg     0.7000  0.7000    0.7000       10
                log-loss                      10.3616       10

            """.ReplaceLineEndings(),
            report.ToString().ReplaceLineEndings());
    }
}
