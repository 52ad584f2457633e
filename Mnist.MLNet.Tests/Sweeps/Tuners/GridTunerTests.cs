using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML.AutoML;
using Microsoft.ML.SearchSpace.Option;
using Mnist.MLNet.Sweeps.Tuners;
using SearchSpace = Microsoft.ML.SearchSpace.SearchSpace;

namespace Mnist.MLNet.Tests.Sweeps.Tuners;

public sealed class GridTunerTests
{
    [Fact]
    public void The_studys_grid_has_64_points_a_network_in_the_order_of_its_options()
    {
        var space = new SearchSpace { ["lr"] = new ChoiceOption("1e-4", "1e-3", "1e-2", "1e-1"), ["batch"] = new ChoiceOption(16, 32, 64, 128), ["epochs"] = new ChoiceOption(2, 5, 10, 15) };
        var grid = new GridTuner(space);

        string[] points = [.. Simulation.Texts(Simulation.Run(grid, _ => 0, grid.Count))];

        Assert.Equal(64, points.Distinct().Count());
        Assert.Equal(["1e-4/16/2", "1e-4/16/5"], Simulation.Run(grid, _ => 0, 2).Select(trial => trial.TrialSettings.Parameter)
            .Select(p => $"{p["lr"].AsType<string>()}/{p["batch"].AsType<int>()}/{p["epochs"].AsType<int>()}"));
    }

    [Fact]
    public void Every_point_comes_once_whatever_the_options() => Prop.ForAll(
        Gen.ArrayOf(Gen.Choose(1, 5)).Where(sizes => sizes.Length is >= 1 and <= 5).ToArbitrary(),
        sizes =>
        {
            var space = new SearchSpace();
            for (int i = 0; i < sizes.Length; i++)
            {
                space.Add($"o{i}", i % 2 == 0 ? new ChoiceOption([.. Enumerable.Range(0, sizes[i]).Cast<object>()]) : new UniformIntOption(0, sizes[i]));
            }

            int expected = sizes.Select((size, i) => i % 2 == 0 ? size : size + 1).Aggregate((a, b) => a * b);
            var grid = new GridTuner(space);
            return grid.Count == expected && Simulation.Texts(Simulation.Run(grid, _ => 0, expected)).Distinct().Count() == expected;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_range_has_its_ends_and_equal_steps_between()
    {
        double[] Values(UniformNumericOption option, int steps) =>
            [.. Simulation.Run(new GridTuner(new SearchSpace { ["x"] = option }, steps), _ => 0, steps).Select(trial => Math.Round(trial.TrialSettings.Parameter["x"].AsType<double>(), 9))];

        Assert.Equal([1, 2, 3], Values(new UniformDoubleOption(1, 3), 3));
        Assert.Equal([1e-4, 1e-3, 1e-2, 1e-1], Values(new UniformDoubleOption(1e-4, 1e-1, true), 4));
        Assert.Equal([1, 50, 99], Values(new UniformIntOption(1, 99), 3));
    }

    [Fact]
    public void After_the_last_point_the_grid_says_that_it_is_done()
    {
        var grid = new GridTuner(new SearchSpace { ["x"] = new ChoiceOption(1, 2) });

        var failure = Assert.Throws<InvalidOperationException>(() => grid.Propose(new TrialSettings { TrialId = 2 }));

        Assert.Equal("The grid has 2 points, and all have been proposed; limit the trials to that number.", failure.Message);
    }

    [Fact]
    public void A_grid_of_more_than_a_million_points_is_refused()
    {
        var space = new SearchSpace();
        for (int i = 0; i < 7; i++)
        {
            space.Add($"x{i}", new UniformDoubleOption(0, 1));
        }

        Assert.Throws<ArgumentException>(() => new GridTuner(space));
    }
}
