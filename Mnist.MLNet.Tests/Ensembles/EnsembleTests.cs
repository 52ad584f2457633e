using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;
using Mnist.MLNet.Ensembles;
using Mnist.MLNet.Training;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Tests.Ensembles;

[Collection(TorchCollection.Name)]
public sealed class EnsembleTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly IdxDataView _data = SimpleImages.Create(200);

    [Fact]
    public void The_average_is_that_of_the_members_own_scores()
    {
        var ensemble = _ml.Mnist().Ensemble(Member(1), Member(2), Pipeline(3)).Fit(_data);

        float[][] scores = Scores(ensemble);

        float[][][] members = [.. ensemble.Members.Select(Scores)];
        Assert.Equal(3, members.Length);
        for (int row = 0; row < scores.Length; row++)
        {
            for (int i = 0; i < scores[row].Length; i++)
            {
                Assert.Equal(members.Average(member => (double)member[row][i]), scores[row][i], 1e-6);
            }
        }
    }

    [Fact]
    public void Fitting_twice_gives_the_same_scores()
    {
        var ensemble = _ml.Mnist().Ensemble(Member(1), Member(2));

        Assert.Equal(Scores(ensemble.Fit(_data)), Scores(ensemble.Fit(_data)));
    }

    [Fact]
    public void The_columns_carry_what_a_single_classifiers_do()
    {
        var single = Member(1).Fit(_data).Transform(_data).Schema;
        var together = _ml.Mnist().Ensemble(Member(1), Pipeline(2)).Fit(_data).Transform(_data).Schema;

        foreach (string name in new[] { "Score", "PredictedLabel" })
        {
            Assert.Equal(single[name].Type, together[name].Type);
            Assert.Equal(single[name].Annotations.Schema.Select(kind => kind.Name), together[name].Annotations.Schema.Select(kind => kind.Name));
        }

        VBuffer<ReadOnlyMemory<char>> names = default;
        together["Score"].GetSlotNames(ref names);
        Assert.Equal(["0", "1", "2", "3"], names.DenseValues().Select(text => text.ToString()));
        Assert.Equal(4, together.Count);
    }

    [Theory]
    [InlineData(EnsembleVote.Average)]
    [InlineData(EnsembleVote.Majority)]
    public void Ml_nets_own_evaluation_agrees(EnsembleVote vote)
    {
        var scored = _ml.Mnist().Ensemble(vote, Member(1), Member(2)).Fit(_data).Transform(_data);

        var metrics = _ml.MulticlassClassification.Evaluate(scored);
        var report = _ml.Mnist().Evaluate(scored);

        Assert.Equal(metrics.MicroAccuracy, report.Accuracy, 1e-9);
        Assert.Equal(metrics.LogLoss, report.LogLoss, 1e-6);
    }

    [Fact]
    public void It_goes_through_cross_validation()
    {
        var pipeline = _ml.Mnist().NormalizePixels(0, 1)
            .Append(_ml.Mnist().Ensemble(Member(1, epochs: 6).WithAugmentation(a => a.Rotate(5)), Member(2, epochs: 6)));

        var folds = _ml.MulticlassClassification.CrossValidate(_data, pipeline, numberOfFolds: 3, seed: 1);

        Assert.All(folds, fold => Assert.True(fold.Metrics.MicroAccuracy > 0.8));
    }

    [Theory]
    [InlineData(EnsembleVote.Average)]
    [InlineData(EnsembleVote.Majority)]
    public void A_prediction_engine_gives_the_same_as_a_batch(EnsembleVote vote)
    {
        var model = _ml.Mnist().Ensemble(vote, Pipeline(1), Member(2))
            .Append(_ml.Transforms.Conversion.MapKeyToValue("PredictedLabel")).Fit(_data);
        var scored = model.Transform(_data);
        float[][] scores = [.. scored.GetColumn<float[]>("Score")];
        string[] labels = [.. scored.GetColumn<string>("PredictedLabel")];

        using var engine = _ml.Model.CreatePredictionEngine<Digit, DigitPrediction>(model);

        for (int i = 0; i < 20; i++)
        {
            var alone = engine.Predict(new Digit { Pixels = [.. _data.GetPixels(i).ToArray().Select(value => (float)value)] });
            Assert.Equal(scores[i], alone.Score, (expected, actual) => Math.Abs(expected - actual) <= 1e-6);
            Assert.Equal(labels[i], alone.PredictedLabel);
        }
    }

    [Fact]
    public void The_data_is_read_once_for_all_members()
    {
        var ensemble = _ml.Mnist().Ensemble(Member(1), Member(2), Pipeline(3)).Fit(_data);
        var counted = new CountedView(_data);

        Assert.Equal(200, ensemble.Transform(counted).GetColumn<float[]>("Score").Count());
        Assert.Equal(1, counted.CursorsOverPixels);
    }

    [Fact]
    public void A_shuffled_cursor_keeps_scores_and_labels_of_a_row_together()
    {
        var scored = _ml.Mnist().Ensemble(Member(1), Member(2)).Fit(_data).Transform(SimpleImages.Create(1_200));
        var byId = new Dictionary<ulong, (float, uint)>();
        Read(null, (id, _, values) => byId[id] = values);

        int moved = 0;
        Read(new Random(5), (id, position, values) =>
        {
            Assert.Equal(byId[id], values);
            moved += id != (ulong)position ? 1 : 0;
        });

        Assert.True(moved > 1_000);

        void Read(Random? random, Action<ulong, long, (float, uint)> row)
        {
            using var cursor = scored.GetRowCursor([scored.Schema["Score"], scored.Schema["Label"]], random);
            var getScore = cursor.GetGetter<VBuffer<float>>(scored.Schema["Score"]);
            var getLabel = cursor.GetGetter<uint>(scored.Schema["Label"]);
            var getId = cursor.GetIdGetter();
            VBuffer<float> score = default;
            uint label = 0;
            DataViewRowId id = default;
            while (cursor.MoveNext())
            {
                getScore(ref score);
                getLabel(ref label);
                getId(ref id);
                row(id.Low, cursor.Position, (score.GetItemOrDefault(0), label));
            }
        }
    }

    [Fact]
    public void Several_threads_score_at_once_with_the_same_results()
    {
        var ensemble = _ml.Mnist().Ensemble(Member(1), Member(2)).Fit(_data);
        float[][] expected = Scores(ensemble);

        Parallel.For(0, 4, _ => Assert.Equal(expected, Scores(ensemble)));
    }

    [Fact]
    public void Ensembles_can_be_members()
    {
        var nested = _ml.Mnist().Ensemble(_ml.Mnist().Ensemble(Member(1), Member(2)), Member(3)).Fit(_data);

        float[][] inner = Scores(nested.Members[0]);
        float[][] outer = Scores(nested.Members[1]);
        Assert.Equal(inner.Zip(outer, (a, b) => (a[0] + b[0]) / 2), Scores(nested).Select(score => score[0]));
    }

    [Fact]
    public void Members_may_read_columns_of_any_type()
    {
        var copied = _ml.Transforms.CopyColumns("Truth", "Label")
            .Append(_ml.Transforms.Conversion.MapKeyToValue("Truth"))
            .Append(_ml.Transforms.Conversion.MapValueToKey("Label", "Truth"))
            .Append(Member(1));

        var ensemble = _ml.Mnist().Ensemble(copied, Member(2)).Fit(_data);

        Assert.Equal(200, Scores(ensemble).Length);
    }

    [Fact]
    public void Trained_models_can_be_combined_without_training()
    {
        ITransformer[] models = [Pipeline(1).Fit(_data), Pipeline(2).Fit(_data)];

        var combined = _ml.Mnist().Combine(EnsembleVote.Average, _data.Schema, models);

        Assert.Equal(Scores(_ml.Mnist().Ensemble(Pipeline(1), Pipeline(2)).Fit(_data)), Scores(combined));
    }

    [Fact]
    public void Members_with_other_classes_are_refused()
    {
        var three = IdxDataView.FromMemory(new byte[28 * 28 * 3], 28, 28, [0, 1, 2]);
        ITransformer[] models = [Member(1).Fit(_data), _ml.Mnist().TorchClassifier("lenet5", new TorchClassifierOptions { Epochs = 1, ValidationFraction = 0 }).Fit(three)];

        var exception = Assert.Throws<ArgumentException>(() => _ml.Mnist().Combine(EnsembleVote.Average, _data.Schema, models));

        Assert.Equal("Member 2 of the ensemble has the classes 0, 1, 2 (text), member 1 has 0, 1, 2, 3 (text); all must have the same, in the same order.", exception.Message);
    }

    [Fact]
    public void Members_for_images_of_another_size_are_refused()
    {
        var small = SimpleImages.Create(8, side: 20);
        ITransformer[] models = [Member(1).Fit(_data), _ml.Mnist().TorchClassifier(() => Sequential(("flatten", Flatten()), ("linear", Linear(400, SimpleImages.Classes))), new TorchClassifierOptions { Epochs = 1, ValidationFraction = 0 }).Fit(small)];

        var exception = Assert.Throws<ArgumentException>(() => _ml.Mnist().Combine(EnsembleVote.Average, _data.Schema, models));

        Assert.Equal("Member 2 of the ensemble does not fit the data: Column 'Pixels' has images of 28×28 pixels; the model was trained on 20×20.", exception.Message);
    }

    [Fact]
    public void A_member_that_does_not_classify_is_refused()
    {
        var exception = Assert.Throws<ArgumentException>(() => _ml.Mnist().Ensemble(Member(1), _ml.Mnist().NormalizePixels(0, 1)).Fit(_data));

        Assert.StartsWith("Member 2 of the ensemble gives no key column 'PredictedLabel'; a member must be a classifier", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_leaves_rows_out_is_refused()
    {
        ITransformer[] models = [new TransformerChain<ITransformer>(new Dropping(), Member(1).Fit(_data))];

        var exception = Assert.Throws<ArgumentException>(() => _ml.Mnist().Combine(EnsembleVote.Average, _data.Schema, models));

        Assert.Equal("Member 1 of the ensemble drops or adds rows; leave such steps out of it, before the ensemble.", exception.Message);
    }

    [Fact]
    public void An_ensemble_without_members_or_with_an_unknown_vote_is_refused()
    {
        Assert.Equal("The ensemble has no members; give it at least one.", Assert.Throws<ArgumentException>(() => _ml.Mnist().Ensemble()).Message);
        Assert.Equal("The vote is 7; it must be one of Average, Majority.", Assert.Throws<ArgumentException>(() => _ml.Mnist().Ensemble((EnsembleVote)7, Member(1))).Message);
    }

    private TorchClassifierTrainer Member(int seed, int epochs = 1) =>
        _ml.Mnist().TorchClassifier(() => new TinyNetwork(), new TorchClassifierOptions { Epochs = epochs, BatchSize = 16, Seed = seed });

    private IEstimator<ITransformer> Pipeline(int seed) => _ml.Mnist().NormalizePixels(0.1307f, 0.3081f)
        .Append(Member(seed))
        .Append(_ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));

    private float[][] Scores(ITransformer model) => [.. model.Transform(_data).GetColumn<float[]>("Score")];

    /// <summary>Counts the cursors that go over the images.</summary>
    private sealed class CountedView(IDataView input) : IDataView
    {
        public int CursorsOverPixels { get; private set; }

        public DataViewSchema Schema => input.Schema;

        public bool CanShuffle => input.CanShuffle;

        public long? GetRowCount() => input.GetRowCount();

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
        {
            var columns = columnsNeeded.ToArray();
            CursorsOverPixels += columns.Any(column => column.Name == "Pixels") ? 1 : 0;
            return input.GetRowCursor(columns, rand);
        }

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];
    }

    /// <summary>A step that gives fewer rows than it takes.</summary>
    private sealed class Dropping : ITransformer
    {
        public bool IsRowToRowMapper => false;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

        public IDataView Transform(IDataView input) => new MLContext().Data.SkipRows(input, 1);

        void ICanSaveModel.Save(ModelSaveContext ctx) => throw new NotSupportedException();
    }
}
