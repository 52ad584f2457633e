using Microsoft.ML;
using Microsoft.ML.AutoML;
using Microsoft.ML.Data;
using Microsoft.ML.SearchSpace;
using Microsoft.ML.SearchSpace.Option;

namespace Mnist.Embedded.Tests.ML.AutoML;

public sealed class SweepablePipelineTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void The_search_space_of_a_pipeline_has_its_estimators_and_the_choice_between_them()
    {
        var pipeline = Copy("A").Append(Sweepable("x"), Sweepable("y")).Append(Copy("B"));

        Assert.Equal(["e0", "e1", "e2", "e3", "_SCHEMA_"], pipeline.SearchSpace.Keys);
        Assert.Equal(["e0 * e1 * e3", "e0 * e2 * e3"], ((ChoiceOption)pipeline.SearchSpace["_SCHEMA_"]).Choices.Select(c => c.AsType<string>()));
        Assert.Equal(3, pipeline.SearchSpace.FeatureSpaceDim);
    }

    [Fact]
    public void Pipelines_can_be_appended_to_one_another()
    {
        var pipeline = Sweepable("x").Append(Sweepable("y").Append(Sweepable("p"), Sweepable("q")));

        Assert.Equal(["e0 * e1 * e2", "e0 * e1 * e3"], ((ChoiceOption)pipeline.SearchSpace["_SCHEMA_"]).Choices.Select(c => c.AsType<string>()));
    }

    [Fact]
    public void The_chosen_row_is_built_with_its_parameters()
    {
        var pipeline = Copy("A").Append(Sweepable("x"), Sweepable("y"));
        var parameter = Parameter.CreateNestedParameter(
            new("e0", Parameter.CreateNestedParameter()),
            new("e2", Parameter.CreateNestedParameter(new KeyValuePair<string, Parameter>("Text", Parameter.FromString("2")))),
            new("_SCHEMA_", Parameter.FromString("e0 * e2")));
        var data = _ml.Data.LoadFromEnumerable([new Row { Source = 1 }]);

        var schema = pipeline.BuildFromOption(_ml, parameter).Fit(data).GetOutputSchema(data.Schema);

        Assert.Equal(["Source", "A", "y2"], schema.Select(c => c.Name));
    }

    [Fact]
    public void A_pipeline_lacks_its_data_or_metric_before_anything_runs()
    {
        var pipeline = Copy("A").Append(Sweepable("x"));

        var failure = Assert.Throws<AggregateException>(() => _ml.Auto().CreateExperiment().SetPipeline(pipeline).Run());

        Assert.Equal("The experiment has no data; call SetDataset.", failure.InnerException!.Message);
    }

    [Fact]
    public void A_tuner_that_was_set_before_the_pipeline_stays()
    {
        var data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 40).Select(i => new Scored { Label = (uint)(i % 2), Score = [i % 2, 1 - (i % 2)], PredictedLabel = 1 }));
        var monitor = new RecordingMonitor();
        var seen = new List<string>();
        var estimator = _ml.Auto().CreateSweepableEstimator<Suffix>((ml, options) =>
        {
            Assert.NotSame(_ml, ml);
            seen.Add(options.Text);
            return ml.Transforms.CopyColumns("Copy" + options.Text, "Score");
        });

        var best = _ml.Auto().CreateExperiment().SetGridSearchTuner().SetMonitor(monitor).SetPipeline(Copy("A", "Label").Append(estimator)).SetDataset(data, fold: 2)
            .SetMulticlassClassificationMetric(MulticlassClassificationMetric.MicroAccuracy, "Label").Run();

        Assert.Equal(["1", "1", "2", "2"], seen);
        Assert.Equal(0, best.Metric);
        Assert.NotNull(best.Model.Transform(data));
        Assert.Equal(5, monitor.Lines.Count);
    }

    private IEstimator<ITransformer> Copy(string name, string source = "Source") => _ml.Transforms.CopyColumns(name, source);

    private SweepableEstimator Sweepable(string prefix) =>
        _ml.Auto().CreateSweepableEstimator<Suffix>((ml, options) => ml.Transforms.CopyColumns(prefix + options.Text, "Source"));

    private sealed class Suffix
    {
        [Choice("1", "2")]
        public string Text { get; set; } = "";
    }

    private sealed class Row
    {
        public float Source { get; set; }
    }

    private sealed class Scored
    {
        [KeyType(2)]
        public uint Label { get; set; }

        [VectorType(2)]
        public float[] Score { get; set; } = [];

        [KeyType(2)]
        public uint PredictedLabel { get; set; }
    }
}
