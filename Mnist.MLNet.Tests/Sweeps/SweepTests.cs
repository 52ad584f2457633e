using Microsoft.ML;
using Mnist.MLNet.Data;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Sweeps;
using Mnist.MLNet.Sweeps.Store;

namespace Mnist.MLNet.Tests.Sweeps;

[Collection(TorchCollection.Name)]
public sealed class SweepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MnistData _data;

    public SweepTests()
    {
        DrawnDigits.Write(_folder["data"], trainCount: 240, testCount: 60);
        _data = MnistData.Load(_folder["data"]);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("simple-nn", "")]
    [InlineData("shallow", "schedule=step")]
    [InlineData("three-conv", "patience=2")]
    public void One_training_read_at_four_points_gives_bit_for_bit_what_four_trainings_give(string recipe, string setting)
    {
        var shared = Trials(Plan(recipe, setting, "1", "2", "3", "5"));
        Assert.Single(shared.DistinctBy(trial => trial.Training));
        foreach (var trial in shared)
        {
            var alone = Assert.Single(Trials(Plan(recipe, setting, $"{trial.Epochs}")));
            Assert.Equal(TrialState.Done, alone.State);
            Assert.Equal(alone.BestStep, trial.BestStep);
            Assert.Equal(alone.Evaluations.Select(WithoutTime), trial.Evaluations.Select(WithoutTime));
        }
    }

    [Fact]
    public void Trials_whose_schedule_looks_ahead_are_trained_each_by_itself()
    {
        var trials = Trials(Plan("simple-nn", "schedule=cosine", "2", "3"));
        Assert.Equal(2, trials.DistinctBy(trial => trial.Training).Count());
        Assert.NotEqual(trials[0].Evaluations[^1].LearningRate, trials[1].Evaluations.Last(evaluation => evaluation.Epoch == 2).LearningRate);
    }

    [Fact]
    public void A_trial_gives_what_training_its_recipe_gives()
    {
        var plan = Plan("simple-nn", "", "3");
        var trial = Assert.Single(Trials(plan, out var sweep));
        var run = RecipeRun.Train(new MLContext(1), sweep.RecipeOf(trial), _data);
        Assert.Equal(run.History.BestStep, trial.BestStep);
        Assert.Equal(run.History.Epochs[run.History.BestEpoch - 1].ValidationAccuracy, trial.Best!.Validation.Accuracy);
        Assert.Equal(Quality.Of(run.TestReport), trial.Best.Test);
        sweep.Dispose();
    }

    [Fact]
    public void A_trial_that_fails_is_kept_with_its_reason_and_the_others_go_on()
    {
        var plan = new SweepPlan { Recipes = ["simple-nn"], Fixed = new Dictionary<string, string> { ["epochs"] = "1" }, Parameters = [SweepParameter.Choice("lr", ["1e30", "1e-3"])] };
        var trials = Trials(plan);
        Assert.Equal([TrialState.Failed, TrialState.Done], trials.Select(trial => trial.State));
        Assert.Contains("Training diverged", trials[0].Reason, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(plan.Metric.Rank(trials)).Number);
    }

    [Fact]
    public void The_same_sweep_again_finds_nothing_left_to_do()
    {
        var plan = Plan("simple-nn", "", "1", "2");
        var first = Trials(plan);
        Assert.Equal(first.Select(trial => trial.Ended), Trials(plan).Select(trial => trial.Ended));
    }

    [Fact]
    public void A_setting_that_some_points_lack_is_left_out_of_them_and_equal_points_are_one_trial()
    {
        var plan = new SweepPlan
        {
            Recipes = ["simple-nn"],
            Fixed = new Dictionary<string, string> { ["epochs"] = "1" },
            Parameters = [SweepParameter.Choice("optimizer", ["adam", "sgd"]), SweepParameter.Choice("momentum", ["0.5", "0.9"])],
        };
        var trials = Trials(plan);
        Assert.Equal(["optimizer=adam", "optimizer=sgd momentum=0.5", "optimizer=sgd momentum=0.9"], trials.Select(trial => string.Join(' ', trial.Settings.Select(pair => $"{pair.Key}={pair.Value}"))));
    }

    [Fact]
    public void A_store_is_not_mixed_with_another_sweep_or_other_data()
    {
        Trials(Plan("simple-nn", "", "1"));
        string store = _folder["sweep.db"];
        Assert.EndsWith("holds another sweep; go on with that by --resume, or name another store.", Assert.Throws<ArgumentException>(() => Sweep.Start(store, Plan("simple-nn", "", "1", "2"), _data)).Message, StringComparison.Ordinal);
        DrawnDigits.Write(_folder["other"], trainCount: 30, testCount: 10, seed: 2);
        var other = MnistData.Load(_folder["other"]);
        Assert.EndsWith("holds a sweep on other data; use that data, or name another store.", Assert.Throws<ArgumentException>(() => Sweep.Start(store, Plan("simple-nn", "", "1"), other)).Message, StringComparison.Ordinal);
        using var sweep = Sweep.Open(store);
        Assert.Throws<ArgumentException>(() => sweep.Work(other, threads: 1));
    }

    [Fact]
    public async Task Work_that_is_stopped_in_the_middle_of_a_training_leaves_its_trials_to_others()
    {
        var plan = Plan("simple-nn", "", "1", "100000");
        using var stop = new CancellationTokenSource();
        using var sweep = Sweep.Start(_folder["sweep.db"], plan, _data);
        var work = Task.Run(() => sweep.Work(_data, threads: 1, stop.Token));
        while (!work.IsCompleted && sweep.ReadTrials()[0].State != TrialState.Done)
        {
            await Task.Delay(20);
        }

        await stop.CancelAsync();
        await work;
        Assert.Equal([TrialState.Done, TrialState.Waiting], sweep.ReadTrials().Select(trial => trial.State));
    }

    [Theory]
    [InlineData("random")]
    [InlineData("sobol")]
    [InlineData("tpe")]
    public void A_tuner_thinks_of_as_many_trials_as_asked_for_and_of_the_same_after_an_interruption(string tuner)
    {
        var plan = new SweepPlan
        {
            Recipes = ["simple-nn", "shallow"],
            Fixed = new Dictionary<string, string> { ["epochs"] = "1" },
            Parameters = [SweepParameter.Range("lr", "1e-4..1e-1:log"), SweepParameter.Choice("optimizer", ["adam", "sgd"]), SweepParameter.Range("momentum", "0.1..0.9"), SweepParameter.Range("batch-size", "8..64:log")],
            Tuner = tuner,
            Trials = 4,
        };
        Trials(plan);
        var interrupted = Trials(plan with { Trials = 6 });
        using var whole = Sweep.Start(_folder["whole.db"], plan with { Trials = 6 }, _data);
        whole.Work(_data, threads: 1);
        Assert.Equal(6, interrupted.Count);
        Assert.Equal(interrupted.Select(Words), whole.ReadTrials().Select(Words));
        Assert.All(interrupted, trial => Assert.Equal(trial.Settings["optimizer"] == "sgd", trial.Settings.ContainsKey("momentum")));

        static string Words(Trial trial) => $"{trial.Recipe} {string.Join(' ', trial.Settings)} {trial.Best!.Validation}";
    }

    [Fact]
    public void What_a_tuner_thinks_of_next_depends_on_trials_that_still_wait_or_run()
    {
        var plan = new SweepPlan
        {
            Recipes = ["simple-nn"],
            Fixed = new Dictionary<string, string> { ["epochs"] = "1" },
            Parameters = [SweepParameter.Range("lr", "1e-4..1e-1:log")],
            Tuner = "tpe",
            Trials = 12,
        };
        Trials(plan);

        // The thirteenth trial is another worker's, here or there; the fourteenth is proposed while that one runs.
        string Next(string waiting)
        {
            string path = _folder[$"{waiting}.db"];
            File.Copy(_folder["sweep.db"], path);
            using var store = TrialStore.Open(path, create: false);
            store.Add([TrialRecipe.Draft(plan, "simple-nn", new Dictionary<string, string> { ["lr"] = waiting })]);
            Assert.True(new TrialProposals(plan with { Trials = 14 }).TryAddTo(store));
            return store.ReadTrials()[^1].Settings["lr"];
        }

        Assert.Equal(2, new[] { "0.00011", "0.09" }.Select(Next).Distinct().Count());
    }

    [Fact]
    public void A_pruner_ends_what_does_worse_than_others_and_says_why()
    {
        var plan = new SweepPlan
        {
            Recipes = ["simple-nn"],
            Fixed = new Dictionary<string, string> { ["epochs"] = "4" },
            Parameters = [SweepParameter.Choice("lr", ["1e-2", "5e-3", "4e-3", "3e-3", "2e-3", "1e-6"])],
            Pruner = "median",
        };
        var trials = Trials(plan);
        Assert.Equal(TrialState.Pruned, trials[^1].State);
        Assert.Contains("the median of 5 trials", trials[^1].Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(trials[^1], plan.Metric.Rank(trials));
    }

    [Fact]
    public void Work_ends_when_the_time_is_over()
    {
        // Once before, since the compiler's time is not the sweep's.
        Trials(Plan("simple-nn", "", "1"));
        using var sweep = Sweep.Start(_folder["limited.db"], Plan("simple-nn", "", "100000"), _data, TimeSpan.FromSeconds(1));
        using var watch = new GivenTime();
        sweep.Work(_data, threads: 1);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 3);
        Assert.True(sweep.ReadTimeLeft() <= TimeSpan.Zero);
        Assert.Equal(TrialState.Waiting, Assert.Single(sweep.ReadTrials()).State);
    }

    private static TrialEvaluation WithoutTime(TrialEvaluation evaluation) => evaluation with { Seconds = 0, ImagesPerSecond = 0 };

    private static SweepPlan Plan(string recipe, string setting, params string[] epochs) => new()
    {
        Recipes = [recipe],
        Fixed = setting.Split('=') is [var name, var value] ? new Dictionary<string, string> { [name] = value } : [],
        Parameters = [SweepParameter.Choice("epochs", epochs)],
    };

    private IReadOnlyList<Trial> Trials(SweepPlan plan)
    {
        var trials = Trials(plan, out var sweep);
        sweep.Dispose();
        return trials;
    }

    // Each sweep in a store of its own, the same one for the same sweep.
    private IReadOnlyList<Trial> Trials(SweepPlan plan, out Sweep sweep)
    {
        string name = plan.Parameters is [ChoiceParameter { Setting: "epochs", Values.Count: 1 }] && File.Exists(_folder["sweep.db"]) ? $"{Guid.NewGuid():N}.db" : "sweep.db";
        sweep = Sweep.Start(_folder[name], plan, _data);
        sweep.Work(_data, threads: 1);
        return sweep.ReadTrials();
    }
}
