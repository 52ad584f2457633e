using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Tests.Scoring;

[Collection(TorchCollection.Name)]
public sealed class ScoringTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly IdxDataView _data = SimpleImages.Create(300);
    private readonly ITransformer _model;

    public ScoringTests() => _model = _ml.Mnist().NormalizePixels(0.1307f, 0.3081f)
        .Append(_ml.Mnist().TorchClassifier("lenet5", new TorchClassifierOptions { Epochs = 1, BatchSize = 32, Seed = 1 }).WithAugmentation(a => a.Rotate(15).Translate(0.1)))
        .Fit(_data);

    [Fact]
    public void Scores_are_probabilities_with_the_class_names_as_slot_names()
    {
        var scored = _model.Transform(_data);

        VBuffer<ReadOnlyMemory<char>> names = default;
        scored.Schema["Score"].GetSlotNames(ref names);

        Assert.Equal(["0", "1", "2", "3"], names.DenseValues().Select(name => name.ToString()));
        Assert.All(scored.GetColumn<float[]>("Score"), score =>
        {
            Assert.Equal(4, score.Length);
            Assert.Equal(1, score.Sum(), 1e-5f);
            Assert.All(score, probability => Assert.InRange(probability, 0, 1));
        });
    }

    [Fact]
    public void The_predicted_label_is_the_key_of_the_largest_score_with_the_label_columns_values()
    {
        var scored = _model.Transform(_data);

        VBuffer<ReadOnlyMemory<char>> values = default;
        scored.Schema["PredictedLabel"].GetKeyValues(ref values);

        Assert.Equal(["0", "1", "2", "3"], values.DenseValues().Select(value => value.ToString()));
        Assert.Equal(
            scored.GetColumn<float[]>("Score").Select(score => (uint)Array.IndexOf(score, score.Max()) + 1),
            scored.GetColumn<uint>("PredictedLabel"));
    }

    [Fact]
    public void The_columns_carry_the_annotations_of_ml_nets_own_trainers()
    {
        var schema = _model.Transform(_data).Schema;

        foreach (string name in new[] { "Score", "PredictedLabel" })
        {
            ReadOnlyMemory<char> kind = default;
            ReadOnlyMemory<char> valueKind = default;
            uint set = 0;
            schema[name].Annotations.GetValue("ScoreColumnKind", ref kind);
            schema[name].Annotations.GetValue("ScoreValueKind", ref valueKind);
            schema[name].Annotations.GetValue("ScoreColumnSetId", ref set);
            Assert.Equal("MulticlassClassification", kind.ToString());
            Assert.Equal(name, valueKind.ToString());
            Assert.Equal(1u, set);
        }
    }

    [Fact]
    public void A_second_classifier_on_the_same_data_has_a_set_number_of_its_own()
    {
        var twice = _model.Transform(_model.Transform(_data));

        uint set = 0;
        twice.Schema["Score"].Annotations.GetValue("ScoreColumnSetId", ref set);

        Assert.Equal(2u, set);
    }

    [Fact]
    public void A_prediction_engine_gives_the_same_as_a_batch()
    {
        float[][] batch = [.. _model.Transform(_data).GetColumn<float[]>("Score").Take(40)];
        using var engine = _ml.Model.CreatePredictionEngine<Digit, Prediction>(_model, new PredictionEngineOptions { OwnsTransformer = false });

        for (int i = 0; i < batch.Length; i++)
        {
            var alone = engine.Predict(new Digit { Pixels = Pixels(i) });
            Assert.Equal(batch[i], alone.Score, (expected, actual) => Math.Abs(expected - actual) <= 1e-6);
            Assert.Equal((uint)Array.IndexOf(batch[i], batch[i].Max()) + 1, alone.PredictedLabel);
        }
    }

    [Fact]
    public void Augmentation_reaches_neither_scoring_nor_prediction_engines()
    {
        var scored = _model.Transform(_data);
        using var engine = _ml.Model.CreatePredictionEngine<Digit, Prediction>(_model, new PredictionEngineOptions { OwnsTransformer = false });

        Assert.Equal(scored.GetColumn<float[]>("Score"), scored.GetColumn<float[]>("Score"));
        Assert.Equal(
            _ml.Mnist().NormalizePixels(0.1307f, 0.3081f).Fit(_data).Transform(_data).GetColumn<float[]>("Pixels").First(),
            scored.GetColumn<float[]>("Pixels").First());
        Assert.Equal(engine.Predict(new Digit { Pixels = Pixels(0) }).Score, engine.Predict(new Digit { Pixels = Pixels(0) }).Score);
    }

    [Fact]
    public void Augmentation_does_not_reach_the_test_folds_of_cross_validation()
    {
        var pipeline = _ml.Mnist().NormalizePixels(0, 1)
            .Append(_ml.Mnist().TorchClassifier(() => new TinyNetwork(), new TorchClassifierOptions { Epochs = 6, BatchSize = 16, Seed = 1 })
                .WithAugmentation(a => a.Rotate(5)));

        var folds = _ml.MulticlassClassification.CrossValidate(_data, pipeline, numberOfFolds: 3, seed: 1);

        Assert.Equal(3, folds.Count);
        foreach (var fold in folds)
        {
            Assert.True(fold.Metrics.MicroAccuracy > 0.8);
            float[][] first = [.. fold.ScoredHoldOutSet.GetColumn<float[]>("Score")];
            Assert.Equal(first, fold.ScoredHoldOutSet.GetColumn<float[]>("Score"));
            foreach (float pixel in fold.ScoredHoldOutSet.GetColumn<float[]>("Pixels").First())
            {
                // Rotated pixels would lie between the 256 grey levels.
                Assert.Equal(Math.Round(pixel * 255), pixel * 255, 1e-3);
            }
        }
    }

    [Fact]
    public void Ml_nets_own_evaluation_agrees()
    {
        var scored = _model.Transform(_data);

        var metrics = _ml.MulticlassClassification.Evaluate(scored);
        var report = _ml.Mnist().Evaluate(scored);

        Assert.Equal(metrics.MicroAccuracy, report.Accuracy, 1e-9);
        Assert.Equal(metrics.LogLoss, report.LogLoss, 1e-6);
    }

    [Fact]
    public void Several_threads_score_at_once_with_the_same_results()
    {
        float[][] expected = [.. _model.Transform(_data).GetColumn<float[]>("Score")];

        Parallel.For(0, 4, _ => Assert.Equal(expected, _model.Transform(_data).GetColumn<float[]>("Score")));
    }

    [Fact]
    public void A_shuffled_cursor_keeps_scores_and_labels_of_a_row_together()
    {
        var scored = _model.Transform(_data);
        var byId = new Dictionary<ulong, float>();
        Read(null, (id, _, score) => byId[id] = score);

        int moved = 0;
        Read(new Random(5), (id, position, score) =>
        {
            Assert.Equal(byId[id], score, 1e-6f);
            moved += id != (ulong)position ? 1 : 0;
        });

        Assert.True(moved > 250);

        void Read(Random? random, Action<ulong, long, float> row)
        {
            using var cursor = scored.GetRowCursor([scored.Schema["Score"], scored.Schema["Label"]], random);
            var getScore = cursor.GetGetter<VBuffer<float>>(scored.Schema["Score"]);
            var getId = cursor.GetIdGetter();
            VBuffer<float> score = default;
            DataViewRowId id = default;
            while (cursor.MoveNext())
            {
                getScore(ref score);
                getId(ref id);
                row(id.Low, cursor.Position, score.GetItemOrDefault(0));
            }
        }
    }

    [Fact]
    public void Columns_that_were_not_asked_for_cost_nothing_and_cannot_be_read()
    {
        var scored = _model.Transform(_data);

        using var cursor = scored.GetRowCursor([scored.Schema["Label"]]);

        Assert.True(cursor.MoveNext());
        Assert.False(cursor.IsColumnActive(scored.Schema["Score"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<VBuffer<float>>(scored.Schema["Score"]));
    }

    [Fact]
    public void A_value_is_not_read_as_another_type()
    {
        var scored = _model.Transform(_data);

        using var cursor = scored.GetRowCursor([scored.Schema["Score"]]);

        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<int>(scored.Schema["Score"]));
    }

    [Fact]
    public void Images_of_another_size_are_refused()
    {
        var exception = Assert.Throws<ArgumentException>(() => _model.Transform(SimpleImages.Create(4, side: 20)));

        Assert.Contains("has images of 20×20 pixels; the model was trained on 28×28.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ml_nets_own_model_file_points_to_this_librarys()
    {
        var classifier = ((IEnumerable<ITransformer>)_model).Last();

        var exception = Assert.Throws<NotSupportedException>(() => classifier.Save(null!));

        Assert.Contains("ml.Mnist().Save", exception.Message, StringComparison.Ordinal);
    }

    private float[] Pixels(int row) => [.. _data.GetPixels(row).ToArray().Select(value => (float)value)];

    private sealed class Prediction
    {
        public float[] Score { get; set; } = [];

        public uint PredictedLabel { get; set; }
    }
}
