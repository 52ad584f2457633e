using Microsoft.ML;
using Microsoft.ML.AutoML;
using Microsoft.ML.SearchSpace;
using Microsoft.ML.SearchSpace.Option;
using Mnist.MLNet.Sweeps;
using Mnist.MLNet.Sweeps.Tuners;
using Mnist.MLNet.Training;
using SearchSpace = Microsoft.ML.SearchSpace.SearchSpace;

namespace Mnist.MLNet.Tests.Sweeps;

/// <summary>The log of trials under ML.NET's own experiment, in both modes.</summary>
[Collection(TorchCollection.Name)]
public sealed class TrialLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MLContext _ml = new(seed: 1);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("tpe")]
    [InlineData("random")]
    [InlineData("cma-es")]
    public void An_experiment_that_was_interrupted_and_resumed_tries_what_an_uninterrupted_one_does_and_nothing_twice(string tuner)
    {
        var whole = new ComputingRunner();
        Run(_folder["whole.jsonl"], tuner, whole, 24);

        var first = new ComputingRunner { StopAt = 14 };
        Run(_folder["parts.jsonl"], tuner, first, 24);
        Assert.Equal(14, first.Seen.Count);
        var second = new ComputingRunner();
        Run(_folder["parts.jsonl"], tuner, second, 24);

        Assert.Equal(whole.Seen, [.. first.Seen, .. second.Seen]);
        Assert.Equal(24, whole.Seen.Distinct().Count());
        Assert.Equal(Kept("whole.jsonl"), Kept("parts.jsonl"));
    }

    [Fact]
    public void The_classifier_in_a_pipeline_goes_on_after_an_interruption_as_well()
    {
        var data = _ml.Data.TrainTestSplit(SimpleImages.Create(160), testFraction: 0.25);
        void Run(string file, int trials)
        {
            using var log = new TrialLog(_folder[file]);
            var pipeline = _ml.Mnist().NormalizePixels(0, 1).Append(_ml.Auto().CreateSweepableEstimator(
                (ml, options) => ml.Mnist().TorchClassifier(() => new TinyNetwork(), options with { Epochs = 1, Seed = 1, Threads = 1 }),
                new SearchSpace<TorchClassifierOptions>()));
            var space = new SearchSpace { ["_pipeline_"] = pipeline.SearchSpace };
            _ml.Auto().CreateExperiment(new() { SearchSpace = space })
                .SetPipeline(pipeline)
                .SetMulticlassClassificationMetric(MulticlassClassificationMetric.LogLoss, labelColumn: "Label")
                .SetDataset(data)
                .SetMonitor(log)
                .SetTuner(log.Resume(new TpeTuner(space, randomTrials: 2)))
                .SetMaxModelToExplore(trials - log.Trials.Count)
                .Run();
        }

        Run("whole.jsonl", 5);
        Run("parts.jsonl", 3);
        Run("parts.jsonl", 5);
        Assert.Equal(5, Kept("whole.jsonl").Count);
        Assert.Equal(Kept("whole.jsonl"), Kept("parts.jsonl"));
    }

    [Fact]
    public void A_trial_is_in_the_file_with_all_its_digits_as_soon_as_it_has_ended()
    {
        using var log = new TrialLog(_folder["log.jsonl"]);
        log.ReportCompletedTrial(Result(("x", Parameter.FromDouble(1.0 / 3)), 0.1 + 0.2));
        log.ReportFailTrial(Result(("x", Parameter.FromDouble(2)), 0).TrialSettings, new InvalidOperationException("Training \"diverged\"."));
        log.ReportCompletedTrial(Result(("x", Parameter.FromDouble(3)), double.NaN));

        // Copied, as the file of a process that is killed now.
        File.Copy(_folder["log.jsonl"], _folder["copy.jsonl"]);
        using var read = new TrialLog(_folder["copy.jsonl"]);
        Assert.Equal([0.1 + 0.2, null, double.NaN], read.Trials.Select(trial => trial.Loss));
        Assert.Equal("Training \"diverged\".", read.Trials[1].Failure);
        Assert.Equal(1.0 / 3, read.Trials[0].Parameter["x"].AsType<double>());
        Assert.Same(read.Trials[0], read.Best);
    }

    [Fact]
    public void A_line_that_was_cut_off_is_dropped_and_the_next_trial_takes_its_place()
    {
        using (var log = new TrialLog(_folder["log.jsonl"]))
        {
            log.ReportCompletedTrial(Result(("x", Parameter.FromString("ä")), 1));
            log.ReportCompletedTrial(Result(("x", Parameter.FromString("b")), 2));
        }

        using (var file = File.OpenWrite(_folder["log.jsonl"]))
        {
            file.SetLength(file.Length - 5);
        }

        using (var log = new TrialLog(_folder["log.jsonl"]))
        {
            Assert.Equal(1, Assert.Single(log.Trials).Loss);
            log.ReportCompletedTrial(Result(("x", Parameter.FromString("c")), 3));
        }

        using var again = new TrialLog(_folder["log.jsonl"]);
        Assert.Equal([1, 3], again.Trials.Select(trial => trial.Loss));
    }

    [Theory]
    [InlineData("x,y\n1,2\n", 1)]
    [InlineData("{\"parameter\":{\"x\":1},\"loss\":1,\"ended\":\"2026-01-01T00:00:00Z\"}\n{\"parameter\":3,\"loss\":1}\n", 2)]
    [InlineData("{\"parameter\":{\"x\":1}}\n", 1)]
    [InlineData("a line of somebody's, without an end", 1)]
    [InlineData("{\"parameter\":{\"x\":1},\"loss\":1,\"ended\":\"2026-01-01T00:00:00Z\"}\nx", 2)]
    public void A_file_that_is_no_log_is_refused_and_left_as_it_is(string content, int line)
    {
        File.WriteAllText(_folder["other.csv"], content);
        string message = Assert.Throws<InvalidDataException>(() => new TrialLog(_folder["other.csv"])).Message;
        Assert.Equal($"Line {line} of '{_folder["other.csv"]}' is no trial; it must be JSON with parameter, and loss or failure. Name another file.", message);
        Assert.Equal(content, File.ReadAllText(_folder["other.csv"]));
    }

    [Fact]
    public void A_log_has_one_writer()
    {
        using var log = new TrialLog(_folder["log.jsonl"]);
        Assert.ThrowsAny<IOException>(() => new TrialLog(_folder["log.jsonl"]));
    }

    private static TrialResult Result((string Name, Parameter Value) member, double loss) =>
        new() { TrialSettings = new TrialSettings { Parameter = Parameter.CreateNestedParameter(new KeyValuePair<string, Parameter>(member.Name, member.Value)) }, Loss = loss, Metric = 1 - loss };

    private void Run(string file, string tuner, ComputingRunner runner, int trials)
    {
        using var log = new TrialLog(file);
        var settings = new AutoMLExperiment.AutoMLExperimentSettings
        {
            SearchSpace = new() { ["trial"] = new SearchSpace { ["x"] = new UniformDoubleOption(-1, 1), ["y"] = new UniformDoubleOption(1e-4, 1, true) } },
        };
        _ml.Auto().CreateExperiment(settings).SetMonitor(log).SetTuner(log.Resume(TunerBook.Create(tuner, settings.SearchSpace))).SetTrialRunner(runner)
            .SetMaxModelToExplore(trials - log.Trials.Count).RunAsync(runner.Interrupted).Wait();
    }

    private List<string> Kept(string file)
    {
        using var log = new TrialLog(_folder[file]);
        return [.. log.Trials.Select(trial => $"{trial.Parameter} {trial.Loss:R} {trial.Metric:R} {trial.Failure}")];
    }

    private sealed class ComputingRunner : ITrialRunner
    {
        private readonly CancellationTokenSource _interruption = new();

        public CancellationToken Interrupted => _interruption.Token;

        public List<string> Seen { get; } = [];

        public int StopAt { get; init; } = int.MaxValue;

        public Task<TrialResult> RunAsync(TrialSettings settings, CancellationToken ct)
        {
            if (Seen.Count == StopAt)
            {
                _interruption.Cancel();
                throw new OperationCanceledException("interrupted");
            }

            Seen.Add(settings.Parameter.ToString());
            double x = settings.Parameter["trial"]["x"].AsType<double>();
            double loss = Math.Pow(x - 0.3, 2) + Math.Abs(Math.Log10(settings.Parameter["trial"]["y"].AsType<double>()) + 2);
            return x < -0.91
                ? throw new InvalidOperationException("x is too small.")
                : Task.FromResult(new TrialResult { TrialSettings = settings, Loss = loss, Metric = 1 - loss });
        }

        public void Dispose()
        {
        }
    }
}
