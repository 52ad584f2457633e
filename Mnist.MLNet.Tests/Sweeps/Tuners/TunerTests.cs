using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML.AutoML;
using Microsoft.ML.SearchSpace;
using Microsoft.ML.SearchSpace.Option;
using Mnist.MLNet.Sweeps.Tuners;
using SearchSpace = Microsoft.ML.SearchSpace.SearchSpace;

namespace Mnist.MLNet.Tests.Sweeps.Tuners;

public sealed class TunerTests
{
    private static readonly SearchCondition MomentumOfSgd = new("momentum", "optimizer", ["sgd"]);

    public static TheoryData<string> Names => [.. TunerBook.Names];

    public static TheoryData<string> Learners => ["random", "sobol", "tpe", "cma-es"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_tuner_proposes_values_of_the_search_space_alone(string name) => Prop.ForAll(
        Gen.Choose(1, 1000).ToArbitrary(),
        seed => Simulation.Run(TunerBook.Create(name, Ranges(), seed), parameter => parameter["lr"].AsType<double>(), 20).TrueForAll(result =>
            result.TrialSettings.Parameter["lr"].AsType<double>() is >= 1e-4 and <= 1e-1
            && result.TrialSettings.Parameter["inner"]["epochs"].AsType<int>() is >= 1 and <= 15
            && result.TrialSettings.Parameter["inner"]["dropout"].AsType<float>() is >= 0 and <= 0.5f)).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(Learners))]
    public void The_same_seed_gives_the_same_trials_and_another_seed_others(string name)
    {
        List<TrialResult> Run(int seed) => Simulation.Run(TunerBook.Create(name, Ranges(), seed), Bowl, 30);

        Assert.Equal(Simulation.Texts(Run(3)), Simulation.Texts(Run(3)));
        Assert.NotEqual(Simulation.Texts(Run(3)), Simulation.Texts(Run(4)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_resumed_sweep_goes_on_as_if_it_had_not_stopped(string name)
    {
        var whole = Simulation.Run(TunerBook.Create(name, Ranges()), Bowl, 40);
        var resumed = TunerBook.Create(name, Ranges());
        whole.Take(25).ToList().ForEach(resumed.Update);

        Assert.Equal(Simulation.Texts(whole.Skip(25)), Simulation.Texts(Simulation.Run(resumed, Bowl, 15, first: 25)));
    }

    [Theory]
    [MemberData(nameof(Learners))]
    public void Both_ends_of_a_range_of_whole_numbers_are_reached(string name)
    {
        var space = new SearchSpace { ["n"] = new UniformIntOption(1, 3), ["m"] = new UniformIntOption(1, 4, true) };

        var trials = Simulation.Run(TunerBook.Create(name, space), _ => 1, 60);

        Assert.Equal([1, 2, 3], trials.Select(trial => trial.TrialSettings.Parameter["n"].AsType<int>()).Distinct().Order());
        Assert.Equal([1, 2, 3, 4], trials.Select(trial => trial.TrialSettings.Parameter["m"].AsType<int>()).Distinct().Order());
    }

    [Theory]
    [InlineData("grid")]
    [InlineData("random")]
    [InlineData("sobol")]
    [InlineData("tpe")]
    public void What_does_not_count_is_left_out(string name)
    {
        var trials = Simulation.Run(TunerBook.Create(name, Conditional(), 1, [MomentumOfSgd]), parameter => parameter["lr"].AsType<double>(), 30);

        Assert.All(trials, trial => Assert.Equal(
            trial.TrialSettings.Parameter["optimizer"].AsType<string>() == "sgd", trial.TrialSettings.Parameter.ContainsKey("momentum")));
        Assert.Contains(trials, trial => trial.TrialSettings.Parameter.ContainsKey("momentum"));
        Assert.Contains(trials, trial => !trial.TrialSettings.Parameter.ContainsKey("momentum"));
    }

    [Fact]
    public void What_is_not_searched_keeps_the_value_of_the_default_object()
    {
        var space = new SearchSpace<Options>(new Options { Name = "mine" });

        var options = new RandomTuner(space).Propose(new TrialSettings()).AsType<Options>();

        Assert.Equal("mine", options.Name);
        Assert.InRange(options.Rate, 0.1, 1);
    }

    [Fact]
    public void A_part_of_a_pipeline_counts_only_where_its_row_is_chosen()
    {
        var space = new SearchSpace
        {
            ["e0"] = new SearchSpace { ["a"] = new UniformIntOption(1, 2) },
            ["e1"] = new SearchSpace { ["b"] = new UniformIntOption(1, 3) },
            ["_SCHEMA_"] = new ChoiceOption("e0", "e1"),
        };

        var trials = Simulation.Run(new GridTuner(space), _ => 0, 5);

        Assert.Equal(5, new GridTuner(space).Count);
        Assert.Equal(
            [("e0", 1, 1), ("e0", 2, 1), ("e1", 1, 1), ("e1", 1, 2), ("e1", 1, 3)],
            trials.Select(trial => trial.TrialSettings.Parameter).Select(p => (p["_SCHEMA_"].AsType<string>(), p["e0"]["a"].AsType<int>(), p["e1"]["b"].AsType<int>())));
    }

    [Fact]
    public void A_loss_that_is_no_number_is_the_worst()
    {
        var space = new SearchSpace { ["x"] = new UniformDoubleOption(0, 1) };
        double Loss(Parameter parameter) => parameter["x"].AsType<double>() is var x && x < 0.5 ? double.NaN : Math.Abs(x - 0.8);

        foreach (string name in new[] { "tpe", "cma-es" })
        {
            Assert.InRange(Simulation.Run(TunerBook.Create(name, space), Loss, 60).Min(trial => double.IsNaN(trial.Loss) ? 1 : trial.Loss), 0, 0.02);
        }
    }

    [Fact]
    public void Search_spaces_and_conditions_that_make_no_sense_are_refused_by_name()
    {
        static string Refusal(Func<object> make) => Assert.ThrowsAny<ArgumentException>(make).Message;

        Assert.Equal("The search space is empty; there is nothing to tune.", Refusal(() => new RandomTuner([])));
        Assert.Equal("There is no tuner 'simplex'; the tuners are grid, random, sobol, tpe, cma-es.", Refusal(() => TunerBook.Create("simplex", Ranges())));
        Assert.Equal(
            "There is a condition for 'x', which is not in the search space.", Refusal(() => new TpeTuner(Conditional(), conditions: [new("x", "optimizer", ["sgd"])])));
        Assert.Equal(
            "The condition of momentum hangs on 'lr', which is no choice of the search space.", Refusal(() => new TpeTuner(Conditional(), conditions: [new("momentum", "lr", ["1"])])));
        Assert.Equal(
            "optimizer is never 'lion'; its values are adam, sgd.", Refusal(() => new TpeTuner(Conditional(), conditions: [new("momentum", "optimizer", ["lion"])])));
        Assert.Equal("optimizer is a choice, and evolution needs ranges; search the choice with TPE.", Refusal(() => new CmaEsTuner(Conditional())));
    }

    private static SearchSpace Ranges() => new()
    {
        ["lr"] = new UniformDoubleOption(1e-4, 1e-1, true),
        ["inner"] = new Microsoft.ML.SearchSpace.Option.SearchSpace { ["epochs"] = new UniformIntOption(1, 15), ["dropout"] = new UniformSingleOption(0, 0.5f) },
    };

    private static SearchSpace Conditional() => new()
    {
        ["lr"] = new UniformDoubleOption(1e-4, 1e-1, true),
        ["momentum"] = new UniformDoubleOption(0, 0.99),
        ["optimizer"] = new ChoiceOption("adam", "sgd"),
    };

    private static double Bowl(Parameter parameter) =>
        Math.Pow(Math.Log10(parameter["lr"].AsType<double>()) + 2.5, 2) + Math.Pow(parameter["inner"]["dropout"].AsType<double>() - 0.2, 2) + (0.01 * parameter["inner"]["epochs"].AsType<int>());

    private sealed class Options
    {
        [Range(0.1, 1.0)]
        public double Rate { get; set; }

        public string Name { get; set; } = "";
    }
}
