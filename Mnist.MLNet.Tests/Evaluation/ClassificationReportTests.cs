using Microsoft.ML;
using Mnist.MLNet.Evaluation;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Tests.Evaluation;

public sealed class ClassificationReportTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void It_counts_rows_right_ones_and_confusions()
    {
        var report = ScikitLearnCase.Get("balanced, three classes").Judge(_ml);

        Assert.Equal(0.7, report.Accuracy, 1e-12);
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
                "class 2 has no rows and was never predicted, so its precision, recall and F1 are given as 0.",
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

    [Theory]
    [MemberData(nameof(ScikitLearnCase.Names), MemberType = typeof(ScikitLearnCase))]
    public void It_agrees_with_scikit_learn(string name)
    {
        var expected = ScikitLearnCase.Get(name);

        var report = expected.Judge(_ml);

        Assert.All([.. report.Classes, report.MacroAverage, report.WeightedAverage], metrics =>
        {
            var figures = expected.Figures[metrics.Name];
            Assert.Equal(figures.Precision, metrics.Precision, 1e-12);
            Assert.Equal(figures.Recall, metrics.Recall, 1e-12);
            Assert.Equal(figures.F1, metrics.F1, 1e-12);
            Assert.Equal(figures.Support, metrics.Support);
        });
    }

    [Theory]
    [MemberData(nameof(ScikitLearnCase.Names), MemberType = typeof(ScikitLearnCase))]
    public void It_reads_as_scikit_learn_prints_it(string name)
    {
        var expected = ScikitLearnCase.Get(name);
        string text = expected.Judge(_ml).ToString().ReplaceLineEndings("\n");

        Assert.Equal(expected.Text, text[..(text.IndexOf("    log-loss", StringComparison.Ordinal))]);
    }

    [Fact]
    public void Log_loss_and_notes_stand_below()
    {
        string text = _ml.Mnist().Evaluate(ScoredRows.Of(_ml, ScoredRows.Sure(0, 0, 3), ScoredRows.Sure(1, 0, 3))).ToString().ReplaceLineEndings("\n");

        Assert.EndsWith(
            """
                log-loss                        17.2694         2
            note: class 1 was never predicted, so its precision is given as 0.
            note: class 2 has no rows and was never predicted, so its precision, recall and F1 are given as 0.

            """.ReplaceLineEndings("\n"),
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Its_table_has_a_row_a_class_then_accuracy_and_averages() => Assert.Equal(
        """
        class,precision,recall,f1_score,support
        0,0.5,1,0.6666666666666666,1
        1,0,0,0,1
        accuracy,,,0.5,2
        macro avg,0.25,0.5,0.3333333333333333,2
        weighted avg,0.25,0.5,0.3333333333333333,2

        """.ReplaceLineEndings("\n"),
        _ml.Mnist().Evaluate(ScoredRows.Of(_ml, ScoredRows.Sure(0, 0, 2), ScoredRows.Sure(1, 0, 2))).ToTable().ToCsv());

    [Fact]
    public void The_surest_mistakes_are_named_with_their_rows()
    {
        ScoredRows.Row[] rows =
        [
            new() { Label = 0, Score = [0.4f, 0.6f, 0] },
            new() { Label = 1, Score = [0, 1, 0] },
            new() { Label = 2, Score = [0.9f, 0, 0.1f] },
            new() { Label = 0, Score = [0.1f, 0.9f, 0] },
            .. Enumerable.Repeat(new ScoredRows.Row { Label = 0, Score = [0.45f, 0.55f, 0] }, 20),
        ];

        var mistakes = _ml.Mnist().Evaluate(ScoredRows.Of(_ml, rows)).ConfidentMistakes;

        Assert.Equal([new Mistake(2, 2, 0, 0.9f), new Mistake(3, 0, 1, 0.9f), new Mistake(0, 0, 1, 0.6f), new Mistake(4, 0, 1, 0.55f)], mistakes.Take(4));
        Assert.Equal(16, mistakes.Count);
    }
}
