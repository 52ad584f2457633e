using Microsoft.ML.AutoML;
using Microsoft.ML.SearchSpace;
using Microsoft.ML.SearchSpace.Option;
using Mnist.MLNet.Sweeps.Tuners;
using Mnist.MLNet.Training;
using SearchSpace = Microsoft.ML.SearchSpace.SearchSpace;

namespace Mnist.MLNet.Tests.Sweeps.Tuners;

public sealed class LearningTests
{
    [Fact]
    public void Tpe_finds_the_setting_that_a_choice_a_range_and_a_condition_hide()
    {
        var space = new SearchSpace
        {
            ["optimizer"] = new ChoiceOption("adam", "sgd", "rmsprop"),
            ["momentum"] = new UniformDoubleOption(0, 1),
            ["lr"] = new UniformDoubleOption(1e-5, 1, true),
            ["batch"] = new UniformIntOption(1, 8),
        };
        static double Loss(Parameter p) =>
            Math.Pow(Math.Log10(p["lr"].AsType<double>()) + 2, 2) + (0.1 * Math.Abs(p["batch"].AsType<int>() - 3))
            + (p.TryGetValue("momentum", out var momentum) ? Math.Pow(momentum.AsType<double>() - 0.9, 2) : 0.3);

        double[] best = [.. Enumerable.Range(1, 5).Select(seed => Simulation.Run(new TpeTuner(space, seed, [new("momentum", "optimizer", ["sgd"])]), Loss, 80).Min(trial => trial.Loss))];

        Assert.InRange(best.Order().ElementAt(2), 0, 0.1);
    }

    [Fact]
    public void Tpe_tries_nothing_twice_while_there_is_something_new()
    {
        var space = new SearchSpace { ["a"] = new ChoiceOption(1, 2, 3, 4), ["b"] = new UniformIntOption(1, 5) };

        string[] trials = [.. Simulation.Texts(Simulation.Run(new TpeTuner(space), p => p["a"].AsType<int>() + p["b"].AsType<int>(), 16))];

        Assert.All(Enumerable.Range(10, 6), learned => Assert.DoesNotContain(trials[learned], trials[..learned]));
    }

    [Fact]
    public void Tpe_keeps_away_from_trials_that_still_run()
    {
        var space = new SearchSpace { ["x"] = new UniformDoubleOption(0, 1) };
        const int learned = 30;
        double Distance(int seed, bool told)
        {
            // Two workers, each with a tuner of its own: the second proposes while the first one's trial runs.
            TpeTuner Worker()
            {
                var tuner = new TpeTuner(space, seed);
                Simulation.Run(new TpeTuner(space, seed), p => Math.Abs(p["x"].AsType<double>() - 0.7), learned).ForEach(tuner.Update);
                return tuner;
            }

            var running = new TrialSettings { TrialId = learned, Parameter = Worker().Propose(new TrialSettings { TrialId = learned }) };
            var second = Worker();
            if (told)
            {
                second.Expect(running);
            }

            return Math.Abs(second.Propose(new TrialSettings { TrialId = learned + 1 })["x"].AsType<double>() - running.Parameter["x"].AsType<double>());
        }

        var seeds = Enumerable.Range(1, 40).ToList();
        double[] told = [.. seeds.Select(seed => Distance(seed, told: true))];
        Assert.Equal(told, seeds.Select(seed => Distance(seed, told: true)));
        Assert.True(told.Average() > 1.1 * seeds.Average(seed => Distance(seed, told: false)), $"{told.Average()} {seeds.Average(seed => Distance(seed, told: false))}");
    }

    [Fact]
    public void Tpe_that_proposed_a_trial_and_tpe_that_is_told_of_it_go_on_alike()
    {
        var space = new SearchSpace { ["x"] = new UniformDoubleOption(0, 1), ["y"] = new ChoiceOption("a", "b") };
        var proposing = new TpeTuner(space);
        var told = new TpeTuner(space);
        Simulation.Run(proposing, p => p["x"].AsType<double>(), 20).ForEach(told.Update);
        told.Expect(new TrialSettings { TrialId = 20, Parameter = proposing.Propose(new TrialSettings { TrialId = 20 }) });
        Assert.Equal($"{proposing.Propose(new TrialSettings { TrialId = 21 })}", $"{told.Propose(new TrialSettings { TrialId = 21 })}");
    }

    [Fact]
    public void Evolution_goes_down_a_narrow_valley()
    {
        var space = new SearchSpace { ["x"] = new UniformDoubleOption(-2, 2), ["y"] = new UniformDoubleOption(-1, 3) };
        static double Rosenbrock(Parameter p)
        {
            var (x, y) = (p["x"].AsType<double>(), p["y"].AsType<double>());
            return (100 * Math.Pow(y - (x * x), 2)) + Math.Pow(1 - x, 2);
        }

        Assert.All(Enumerable.Range(1, 5), seed => Assert.InRange(Simulation.Run(new CmaEsTuner(space, seed), Rosenbrock, 800).Min(trial => trial.Loss), 0, 1e-6));
    }

    [Fact]
    public void Eigenvectors_turn_a_matrix_into_its_eigenvalues()
    {
        double[,] matrix = { { 4, 1, 0.5 }, { 1, 3, -0.2 }, { 0.5, -0.2, 2 } };
        var eigen = new SymmetricEigen(matrix);

        double[] whitened = eigen.Whiten(eigen.Whiten([1, 2, 3]));

        // Whitening twice is the inverse, so the matrix brings the vector back.
        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(i => Math.Round(Enumerable.Range(0, 3).Sum(j => matrix[i, j] * whitened[j]), 9)));
    }

    [Fact]
    public void The_normal_distribution_is_that_of_the_tables()
    {
        Assert.Equal(0.5, NormalDistribution.Cumulative(0), 1e-7);
        Assert.Equal(0.8413447, NormalDistribution.Cumulative(1), 1e-7);
        Assert.Equal(0.0249979, NormalDistribution.Cumulative(-1.96), 1e-7);
        var random = new SplitMix64(1);
        double[] draws = [.. Enumerable.Range(0, 20_000).Select(_ => NormalDistribution.Draw(ref random))];
        Assert.Equal(0, draws.Average(), 0.03);
        Assert.Equal(1, draws.Average(x => x * x), 0.05);
    }
}
