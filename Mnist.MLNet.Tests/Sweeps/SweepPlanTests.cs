using Mnist.MLNet.Sweeps;

namespace Mnist.MLNet.Tests.Sweeps;

public sealed class SweepPlanTests
{
    [Theory]
    [InlineData("lr", "", "lr has no values; name at least one, as in lr=A,B.")]
    [InlineData("lr", "fast", "lr is 'fast'; it must be a number above 0.")]
    [InlineData("lr", "0.1,-1", "lr is '-1'; it must be a number above 0.")]
    [InlineData("lr", "0.001,1e-3", "lr names 0.001 twice; name each value once.")]
    [InlineData("epochs", "2.5", "epochs is '2.5'; it must be a whole number from 1 to 100,000.")]
    [InlineData("optimizer", "adamm", "optimizer is 'adamm'; it must be one of adam, adamw, sgd, rmsprop, adagrad.")]
    [InlineData("threads", "1,2", "threads cannot be varied: results do not depend on them.")]
    [InlineData("protocol", "study", "protocol cannot be varied: a sweep chooses on rows set aside from the training images.")]
    public void Values_that_a_setting_does_not_take_are_refused(string setting, string values, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => SweepParameter.Choice(setting, values.Split(','))).Message);

    [Theory]
    [InlineData("lr", "1e-5", "lr has the range '1e-5'; it must be LOW..HIGH or LOW..HIGH:log with numbers, the lower first, and above 0 for log.")]
    [InlineData("lr", "1..0.1", "lr has the range '1..0.1'; it must be LOW..HIGH or LOW..HIGH:log with numbers, the lower first, and above 0 for log.")]
    [InlineData("weight-decay", "0..1:log", "weight-decay has the range '0..1:log'; it must be LOW..HIGH or LOW..HIGH:log with numbers, the lower first, and above 0 for log.")]
    [InlineData("lr", "0..1", "lr is '0' at an end of its range; it must be a number above 0.")]
    [InlineData("optimizer", "0..1", "optimizer is '0' at an end of its range; it must be one of adam, adamw, sgd, rmsprop, adagrad.")]
    public void Ranges_that_a_setting_does_not_take_are_refused(string setting, string range, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => SweepParameter.Range(setting, range)).Message);

    [Fact]
    public void A_setting_that_does_not_exist_is_refused() =>
        Assert.StartsWith("There is no setting 'speed'; the settings are ", Assert.Throws<ArgumentException>(() => SweepParameter.Choice("speed", ["1"])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_range_knows_whether_its_setting_takes_whole_numbers()
    {
        Assert.True(SweepParameter.Range("batch", "16..128:log").IsWhole);
        Assert.False(SweepParameter.Range("lr", "1..2").IsWhole);
        Assert.Equal("batch-size", SweepParameter.Range("batch", "16..128").Setting);
    }

    [Fact]
    public void A_setting_that_is_named_twice_is_refused() => Refused(
        "lr is named twice; name each setting once.",
        Plan(SweepParameter.Choice("lr", ["1"]), SweepParameter.Range("learning-rate", "0.1..1")));

    [Fact]
    public void A_grid_over_a_range_is_refused() => Refused(
        "lr has a range, which no grid visits; name its values instead, or choose another tuner.",
        Plan(SweepParameter.Range("lr", "0.1..1")));

    [Fact]
    public void A_setting_that_no_point_has_is_refused() => Refused(
        "momentum is for sgd and rmsprop, and the optimizer is adam.",
        Plan(SweepParameter.Choice("momentum", ["0.5"])));

    [Fact]
    public void A_sweep_without_validation_rows_is_refused() => Refused(
        "A sweep of 'simple-nn' has nothing to choose by; set protocol to honest and validation-fraction above 0.",
        Plan(SweepParameter.Choice("lr", ["1"])) with { Fixed = new Dictionary<string, string> { ["validation-fraction"] = "0" } });

    [Fact]
    public void A_grid_of_too_many_points_is_refused() => Refused(
        "The grid has 1,000,000 points; the most is 100,000. Name fewer values, or choose another tuner with --trials.",
        Plan(Numbers("lr", 1000), Numbers("batch-size", 1000)));

    [Fact]
    public void A_tuner_or_pruner_that_does_not_exist_is_refused()
    {
        Refused("There is no tuner 'magic'; the tuners are grid, random, sobol, tpe, cma-es.", Plan(SweepParameter.Choice("lr", ["1"])) with { Tuner = "magic" });
        Refused("There is no pruner 'axe'; the pruners are median, asha, hyperband.", Plan(SweepParameter.Choice("lr", ["1"])) with { Pruner = "axe" });
    }

    [Fact]
    public void A_metric_of_the_test_images_is_refused() => Assert.Equal(
        "The metric is 'test-accuracy', which is of the test images; a sweep chooses on validation rows: val-accuracy, val-precision, val-recall, val-f1, val-loss.",
        Assert.Throws<ArgumentException>(() => SweepMetric.Get("test-accuracy")).Message);

    [Fact]
    public void The_study_has_192_runs_of_48_trainings()
    {
        var drafts = GridPoints.Of(SweepPlan.Study).ToList();
        Assert.Equal(192, drafts.DistinctBy(draft => draft.Identity).Count());
        Assert.Equal(48, drafts.DistinctBy(draft => draft.TrainingIdentity).Count());
    }

    [Fact]
    public void A_file_says_what_the_command_line_says()
    {
        var plan = SweepFile.Read(
            """
            { // comments are read over
              "recipe": "simple-nn", "grid": { "learning-rate": [1e-3, 0.01] }, "choice": { "optimizer": ["adam", "sgd"] }, "range": { "weight-decay": "1e-6..1e-2:log" },
              "set": { "epochs": 3 }, "tuner": "tpe", "metric": "val-f1", "trials": 20,
            }
            """,
            "sweep.json");
        Assert.Equal(["lr=0.001,0.01", "optimizer=adam,sgd", "weight-decay=1E-06..0.01:log"], plan.Parameters.Select(parameter => $"{parameter.Setting}={parameter.Text}"));
        Assert.Equal(("3", "tpe", "val-f1", 20), (plan.Fixed["epochs"], plan.Tuner, plan.Metric.Name, plan.Trials));
        Assert.Equal(SweepFile.Write(plan), SweepFile.Write(SweepFile.Read(SweepFile.Write(plan), "again")));
    }

    [Theory]
    [InlineData("{", "'x.json' is no sweep: ")]
    [InlineData("[]", "'x.json' is no sweep: ")]
    [InlineData("{ \"recipe\": \"simple-nn\", \"girds\": {} }", "'x.json' is no sweep: a sweep has no 'girds'; it has recipe, set, grid, choice, range, tuner, pruner, metric, trials, seed, data.")]
    [InlineData("{ \"grid\": {} }", "'x.json' is no sweep: it names no recipe.")]
    [InlineData("{ \"recipe\": \"simple-nn\", \"trials\": \"many\" }", "'x.json' is no sweep: ")]
    public void A_file_that_is_no_sweep_is_refused(string json, string message) =>
        Assert.StartsWith(message, Assert.Throws<InvalidDataException>(() => SweepFile.Read(json, "x.json")).Message, StringComparison.Ordinal);

    private static ChoiceParameter Numbers(string setting, int count) => SweepParameter.Choice(setting, Enumerable.Range(1, count).Select(number => $"{number}"));

    private static SweepPlan Plan(params SweepParameter[] parameters) => new() { Recipes = ["simple-nn"], Parameters = parameters };

    private static void Refused(string message, SweepPlan plan) => Assert.Equal(message, Assert.ThrowsAny<ArgumentException>(plan.Validate).Message);
}
