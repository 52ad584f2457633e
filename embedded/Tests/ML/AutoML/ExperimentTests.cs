using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.AutoML;
using Microsoft.ML.SearchSpace;
using Microsoft.ML.SearchSpace.Option;
using SearchSpace = Microsoft.ML.SearchSpace.SearchSpace;

namespace Mnist.Embedded.Tests.ML.AutoML;

public sealed class ExperimentTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly RecordingMonitor _monitor = new();

    [Fact]
    public void Trials_run_one_after_the_other_and_the_best_is_returned()
    {
        double[] metrics = [0.1, 0.7, 0.3];
        var runner = new ComputingRunner((trial, _) => metrics[trial.TrialId]);

        var best = Experiment(runner).SetMaxModelToExplore(3).Run();

        Assert.Equal((1, 0.7), (best.TrialSettings.TrialId, best.Metric));
        Assert.Equal(
            ["running 0", "completed 0 0.1", "best 0", "running 1", "completed 1 0.7", "best 1", "running 2", "completed 2 0.3"], _monitor.Lines);
        Assert.Equal(3, runner.Disposals);
        Assert.NotNull(best.TrialSettings.EndedAtUtc);
        Assert.True(best.PeakMemoryInMegaByte > 0);
    }

    [Fact]
    public void A_grid_is_gone_through_once_and_ends_the_experiment()
    {
        var runner = new ComputingRunner((_, _) => 1);
        var space = new SearchSpace { ["a"] = new ChoiceOption(1, 2, 3), ["b"] = new UniformIntOption(1, 2), ["c"] = new UniformDoubleOption(0, 1), ["d"] = new ChoiceOption("x") };

        Experiment(runner, space).SetGridSearchTuner(step: 3).Run();

        Assert.Equal(18, runner.Trials.Count);
        Assert.Equal(18, runner.Trials.Select(t => t.Parameter).Distinct().Count());
        Assert.Equal("""{"x":{"a":1,"b":1,"c":0.5,"d":"x"}}""", runner.Trials[1].Parameter.ToString());
    }

    [Fact]
    public void Random_search_repeats_itself_with_the_contexts_seed()
    {
        string[] Run(int seed)
        {
            var runner = new ComputingRunner((_, _) => 1);
            Experiment(runner, ml: new MLContext(seed)).SetMaxModelToExplore(3).Run();
            return [.. runner.Trials.Select(t => t.Parameter.ToString())];
        }

        Assert.Equal(Run(5), Run(5));
        Assert.NotEqual(Run(5), Run(6));
    }

    [Fact]
    public void The_cost_frugal_tuner_comes_close_to_the_best_point()
    {
        var space = new SearchSpace { ["u"] = new UniformDoubleOption(-5, 5, defaultValue: 4), ["v"] = new UniformDoubleOption(1e-3, 1e3, logBase: true, defaultValue: 100) };
        var runner = new ComputingRunner((trial, _) =>
            -Math.Pow(trial.Parameter["x"]["u"].AsType<double>() - 1, 2) - Math.Pow(Math.Log10(trial.Parameter["x"]["v"].AsType<double>()), 2));

        var best = Experiment(runner, space).SetCostFrugalTuner().SetMaxModelToExplore(100).Run();

        Assert.Equal(4, runner.Trials[0].Parameter["x"]["u"].AsType<double>(), 9);
        Assert.Equal(100, runner.Trials[0].Parameter["x"]["v"].AsType<double>(), 9);
        Assert.InRange(best.Metric, -0.1, 0);
    }

    [Fact]
    public void The_smac_tuner_learns_where_the_best_points_are()
    {
        var space = new SearchSpace { ["u"] = new UniformDoubleOption(-5, 5), ["v"] = new ChoiceOption(3, 0, 1, 2) };
        var runner = new ComputingRunner((trial, _) =>
            trial.TrialId == 3 ? throw new InvalidDataException() : -Math.Pow(trial.Parameter["x"]["u"].AsType<double>() - 1, 2) - trial.Parameter["x"]["v"].AsType<int>());

        var best = Experiment(runner, space).SetSmacTuner(numRandomEISearchConfigurations: 200).SetMaxModelToExplore(60).Run();

        Assert.InRange(best.Metric, -0.02, 0);
        double Mean(IEnumerable<TrialSettings> trials) => trials.Average(trial => Math.Abs(trial.Parameter["x"]["u"].AsType<double>() - 1));
        Assert.True(Mean(runner.Trials.Skip(20)) < Mean(runner.Trials.Take(20)));
    }

    [Fact]
    public void The_smac_tuner_goes_on_at_random_where_nothing_new_is_left()
    {
        var runner = new ComputingRunner((trial, _) => trial.Parameter["x"]["v"].AsType<int>());

        Experiment(runner, new SearchSpace { ["v"] = new ChoiceOption(1, 2, 3) }).SetSmacTuner(numberInitialPopulation: 3).SetMaxModelToExplore(12).Run();

        Assert.Equal(12, runner.Trials.Count);
    }

    [Fact]
    public void A_failing_trial_is_reported_and_the_experiment_goes_on()
    {
        var runner = new ComputingRunner((trial, _) => trial.TrialId < 2 ? throw new InvalidDataException("bad file") : 0.5);

        var best = Experiment(runner).SetMaxModelToExplore(3).Run();

        Assert.Equal(2, best.TrialSettings.TrialId);
        Assert.Equal(["running 0", "failed 0 bad file", "running 1", "failed 1 bad file", "running 2", "completed 2 0.5", "best 2"], _monitor.Lines);
    }

    [Fact]
    public async Task Where_every_trial_fails_the_first_failure_comes_out()
    {
        var runner = new ComputingRunner((trial, _) => throw new InvalidDataException($"bad file {trial.TrialId}"));

        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => Experiment(runner).RunAsync());

        Assert.Equal("bad file 0", failure.Message);
        Assert.Equal(5, runner.Trials.Count);
    }

    [Fact]
    public async Task A_metric_that_is_no_number_is_never_the_best()
    {
        var once = new ComputingRunner((trial, _) => trial.TrialId == 0 ? double.NaN : 0.5);
        var always = new ComputingRunner((_, _) => double.NaN);

        Assert.Equal(1, Experiment(once).SetMaxModelToExplore(2).Run().TrialSettings.TrialId);
        await Assert.ThrowsAsync<TimeoutException>(() => Experiment(always).SetMaxModelToExplore(2).RunAsync());
    }

    [Fact]
    public async Task Cancelling_returns_the_best_so_far()
    {
        using var source = new CancellationTokenSource();
        var runner = new ComputingRunner((trial, ct) =>
        {
            if (trial.TrialId == 1)
            {
                source.Cancel();
                ct.ThrowIfCancellationRequested();
            }

            return 0.5;
        });

        var best = await Experiment(runner).RunAsync(source.Token);

        Assert.Equal(0, best.TrialSettings.TrialId);
        Assert.Equal(2, runner.Trials.Count);
    }

    [Fact]
    public async Task The_time_limit_asks_a_trial_to_stop()
    {
        // Waits of a hundredth of a second, counted: a machine that stands still meanwhile makes them longer, not more.
        int waits = 0;
        var runner = new ComputingRunner((_, ct) =>
        {
            while (waits < 2000 && !ct.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(10)))
            {
                waits++;
            }

            ct.ThrowIfCancellationRequested();
            return 0.5;
        });
        long started = Stopwatch.GetTimestamp();

        await Assert.ThrowsAsync<TimeoutException>(() => Experiment(runner).SetTrainingTimeInSeconds(1).RunAsync());

        Assert.True(Stopwatch.GetElapsedTime(started).TotalSeconds >= 0.9);
        Assert.InRange(waits, 0, 300);
    }

    [Fact]
    public void A_trial_that_takes_too_much_memory_is_stopped_and_the_experiment_goes_on()
    {
        var settings = new AutoMLExperiment.AutoMLExperimentSettings { MaximumMemoryUsageInMegaByte = 1 };
        var runner = new ComputingRunner((trial, ct) =>
        {
            if (trial.TrialId == 0)
            {
                Assert.True(ct.WaitHandle.WaitOne(TimeSpan.FromMinutes(5)));
                settings.MaximumMemoryUsageInMegaByte = null;
            }

            ct.ThrowIfCancellationRequested();
            return 0.5;
        });

        var best = _ml.Auto().CreateExperiment(settings).AddSearchSpace("x", Line()).SetTrialRunner(runner).SetRandomSearchTuner()
            .SetPerformanceMonitor(20).SetMaxModelToExplore(2).Run();

        Assert.Equal(1, best.TrialSettings.TrialId);
    }

    [Fact]
    public async Task What_is_missing_is_named()
    {
        var noTuner = await Assert.ThrowsAsync<InvalidOperationException>(() => _ml.Auto().CreateExperiment().SetTrialRunner(new ComputingRunner((_, _) => 1)).RunAsync());
        var noRunner = await Assert.ThrowsAsync<InvalidOperationException>(() => _ml.Auto().CreateExperiment().SetRandomSearchTuner().RunAsync());

        Assert.Equal("The experiment has no tuner; call SetPipeline, SetTuner or one of its kind.", noTuner.Message);
        Assert.Equal("The experiment has no trial runner; call SetPipeline or SetTrialRunner.", noRunner.Message);
    }

    [Fact]
    public void Parts_set_by_their_type_get_what_their_constructors_ask_for()
    {
        var best = _ml.Auto().CreateExperiment().AddSearchSpace("x", Line()).SetTuner<MiddleTuner>().SetTrialRunner(new ComputingRunner((trial, _) => trial.Parameter["x"]["v"].AsType<double>()))
            .SetMaxModelToExplore(1).Run();

        Assert.Equal(0.5, best.Metric);
    }

    private static SearchSpace Line() => new() { ["v"] = new UniformDoubleOption(0, 1) };

    private AutoMLExperiment Experiment(ComputingRunner runner, SearchSpace? space = null, MLContext? ml = null) =>
        (ml ?? _ml).Auto().CreateExperiment().AddSearchSpace("x", space ?? Line()).SetTrialRunner(runner).SetRandomSearchTuner().SetMonitor(_monitor);

    private sealed class MiddleTuner(AutoMLExperiment.AutoMLExperimentSettings settings) : ITuner
    {
        public Parameter Propose(TrialSettings trial) => settings.SearchSpace!.SampleFromFeatureSpace([0.5]);

        public void Update(TrialResult result)
        {
        }
    }
}
