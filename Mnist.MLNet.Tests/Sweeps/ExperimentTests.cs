using Microsoft.ML;
using Microsoft.ML.AutoML;
using Microsoft.ML.SearchSpace;
using Microsoft.ML.SearchSpace.Option;
using Mnist.MLNet.Sweeps.Tuners;
using Mnist.MLNet.Training;
using SearchSpace = Microsoft.ML.SearchSpace.SearchSpace;

namespace Mnist.MLNet.Tests.Sweeps;

/// <summary>ML.NET's experiments with this library's parts, in both modes.</summary>
[Collection(TorchCollection.Name)]
public sealed class ExperimentTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void An_experiment_written_as_in_mlnets_documentation_sweeps_the_classifier()
    {
        var data = _ml.Data.TrainTestSplit(SimpleImages.Create(320), testFraction: 0.2);
        var tried = new List<TorchClassifierOptions>();
        var classifier = _ml.Auto().CreateSweepableEstimator(
            (ml, options) =>
            {
                tried.Add(options);
                return ml.Mnist().TorchClassifier(() => new TinyNetwork(), options with { Epochs = 4, Seed = 1 });
            },
            new SearchSpace<TorchClassifierOptions>());
        var pipeline = _ml.Mnist().NormalizePixels(0, 1).Append(classifier);

        var best = _ml.Auto().CreateExperiment()
            .SetPipeline(pipeline)
            .SetMulticlassClassificationMetric(MulticlassClassificationMetric.MicroAccuracy, labelColumn: "Label")
            .SetDataset(data)
            .SetRandomSearchTuner(seed: 3)
            .SetMaxModelToExplore(4)
            .Run();

        Assert.Equal(4, tried.Count);
        Assert.All(tried, options => Assert.InRange(options.LearningRate, 1e-5, 1e-1));
        Assert.True(tried.Select(options => (options.LearningRate, options.BatchSize)).Distinct().Count() > 1);
        Assert.True(best.Metric > 0.9, $"{best.Metric}");
        Assert.Equal(best.Metric, _ml.Mnist().Evaluate(best.Model.Transform(data.TestSet)).Accuracy, 9);
    }

    [Theory]
    [MemberData(nameof(TunerNames))]
    public void A_tuner_of_this_library_serves_an_experiment(string name)
    {
        var settings = new AutoMLExperiment.AutoMLExperimentSettings { SearchSpace = new() { ["trial"] = new SearchSpace { ["x"] = new UniformDoubleOption(-1, 1) } } };
        var runner = new ComputingRunner(parameter => Math.Pow(parameter["trial"]["x"].AsType<double>() - 0.3, 2));

        var best = _ml.Auto().CreateExperiment(settings).SetTuner(_ => TunerBook.Create(name, settings.SearchSpace)).SetTrialRunner(runner).SetMaxModelToExplore(10).Run();

        Assert.Equal(10, runner.Trials);
        Assert.InRange(best.Loss, 0, 0.1);
    }

    public static TheoryData<string> TunerNames => [.. TunerBook.Names];

    [Fact]
    public void An_exact_grid_serves_a_pipeline()
    {
        var space = new SearchSpace<Shift> { ["By"] = new ChoiceOption(1, 2, 3), ["Twice"] = new ChoiceOption(true, false) };
        var estimator = _ml.Auto().CreateSweepableEstimator((ml, shift) => ml.Transforms.CopyColumns($"Pixels{shift.By}{shift.Twice}", "Pixels"), space);
        var experiment = _ml.Auto().CreateExperiment(new() { SearchSpace = [] }).SetPipeline(_ml.Mnist().NormalizePixels(0, 1).Append(estimator));
        var whole = new SearchSpace { ["_pipeline_"] = _ml.Mnist().NormalizePixels(0, 1).Append(estimator).SearchSpace };
        var runner = new ComputingRunner(_ => 1);
        var grid = new GridTuner(whole);

        experiment.SetTuner(_ => grid).SetTrialRunner(runner).SetMaxModelToExplore(grid.Count).Run();

        Assert.Equal(6, grid.Count);
        Assert.Equal(6, runner.Seen.Distinct().Count());
    }

    private sealed class Shift
    {
        public int By { get; set; }

        public bool Twice { get; set; }
    }

    private sealed class ComputingRunner(Func<Parameter, double> loss) : ITrialRunner
    {
        public List<string> Seen { get; } = [];

        public int Trials => Seen.Count;

        public Task<TrialResult> RunAsync(TrialSettings settings, CancellationToken ct)
        {
            Seen.Add(settings.Parameter.ToString());
            double value = loss(settings.Parameter);
            return Task.FromResult(new TrialResult { TrialSettings = settings, Loss = value, Metric = value });
        }

        public void Dispose()
        {
        }
    }
}
