using Microsoft.ML.SearchSpace.Option;
using Mnist.MLNet.Sweeps.Importance;
using Mnist.MLNet.Sweeps.Tuners;
using Mnist.MLNet.Training;
using SearchSpace = Microsoft.ML.SearchSpace.SearchSpace;

namespace Mnist.MLNet.Tests.Sweeps.Importance;

public sealed class FunctionalAnovaTests
{
    // 3x + y + 4(x − ½)(y − ½) and nothing of z, over the unit cube: the variances are 9/12, 1/12 and 16/144.
    private const double Total = (9.0 / 12) + (1.0 / 12) + (16.0 / 144);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_parts_of_a_function_are_those_of_its_decomposition_in_closed_form(int seed)
    {
        var dimensions = new SearchDomain(new SearchSpace { ["x"] = new UniformDoubleOption(0, 1), ["y"] = new UniformDoubleOption(0, 1), ["z"] = new UniformDoubleOption(0, 1) }).Dimensions;
        var random = new SplitMix64(seed);
        double[][] points = new double[1000][];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = [random.NextDouble(), random.NextDouble(), random.NextDouble()];
        }

        var anova = new FunctionalAnova(dimensions, points, Array.ConvertAll(points, p => (3 * p[0]) + p[1] + (4 * (p[0] - 0.5) * (p[1] - 0.5))), seed);

        Assert.Equal(9.0 / 12 / Total, anova.Part(0).Mean, 0.03);
        Assert.Equal(1.0 / 12 / Total, anova.Part(1).Mean, 0.03);
        Assert.Equal(0, anova.Part(2).Mean, 0.01);
        Assert.Equal(16.0 / 144 / Total, anova.Part(0, 1).Mean, 0.03);
        Assert.Equal(0, anova.Part(0, 2).Mean, 0.01);
        Assert.InRange(anova.Part(0).Deviation, 1e-6, 0.05);
    }

    [Fact]
    public void A_tree_of_a_whole_grid_takes_it_apart_as_the_plain_analysis_of_variance_does()
    {
        var grid = new Grid();
        var variance = new TreeVariance(new RegressionTree(grid.Dimensions, grid.Points, grid.Values, [.. Enumerable.Range(0, grid.Values.Length)], new SplitMix64(1)));

        Assert.Equal(grid.VarianceOver(_ => true), variance.Total, 1e-12);
        for (int one = 0; one < 3; one++)
        {
            Assert.Equal(grid.VarianceOver(i => i == one), variance.Of(one), 1e-12);
            for (int two = one + 1; two < 3; two++)
            {
                double both = grid.VarianceOver(i => i == one || i == two) - grid.VarianceOver(i => i == one) - grid.VarianceOver(i => i == two);
                Assert.Equal(both, variance.Of(one, two), 1e-12);
                Assert.Equal(variance.Of(one, two), variance.Of(two, one), 1e-12);
            }
        }
    }

    [Fact]
    public void A_forest_of_a_whole_grid_comes_near_the_plain_analysis_of_variance()
    {
        var grid = new Grid();
        var anova = new FunctionalAnova(grid.Dimensions, grid.Points, grid.Values);
        for (int dimension = 0; dimension < 3; dimension++)
        {
            Assert.Equal(grid.VarianceOver(i => i == dimension) / grid.VarianceOver(_ => true), anova.Part(dimension).Mean, 0.05);
        }
    }

    [Fact]
    public void The_boxes_of_a_tree_fill_the_space_and_hold_what_it_learned()
    {
        var grid = new Grid();
        int[] half = [.. Enumerable.Range(0, grid.Values.Length).Where(row => row % 3 != 1)];
        var tree = new RegressionTree(grid.Dimensions, grid.Points, grid.Values, half, new SplitMix64(5));

        Assert.Equal(1, tree.Leaves.Sum(leaf => leaf.Volume), 1e-12);
        Assert.All(half, row => Assert.Equal(grid.Values[row], tree.At(grid.Points[row])));
        Assert.All(grid.Points, point => Assert.Single(tree.Leaves, leaf => leaf.Box.Zip(point).All(pair => pair.First.Contains(pair.Second))));
    }

    [Fact]
    public void The_same_seed_gives_the_same_forest()
    {
        var grid = new Grid();
        Assert.Equal(new FunctionalAnova(grid.Dimensions, grid.Points, grid.Values, 4).Part(0), new FunctionalAnova(grid.Dimensions, grid.Points, grid.Values, 4).Part(0));
        Assert.NotEqual(new FunctionalAnova(grid.Dimensions, grid.Points, grid.Values, 4).Part(0), new FunctionalAnova(grid.Dimensions, grid.Points, grid.Values, 5).Part(0));
    }

    /// <summary>A choice of four, whole numbers from 1 to 5, and a choice of three, with effects of each and of two of them together.</summary>
    private sealed class Grid
    {
        private readonly (int A, int B, int C)[] _cells = [.. from a in Enumerable.Range(0, 4) from b in Enumerable.Range(0, 5) from c in Enumerable.Range(0, 3) select (a, b, c)];

        public Grid()
        {
            Dimensions = new SearchDomain(new SearchSpace { ["a"] = new ChoiceOption("p", "q", "r", "s"), ["b"] = new UniformIntOption(1, 5), ["c"] = new ChoiceOption("u", "v", "w") }).Dimensions;
            Points = Array.ConvertAll(_cells, cell => new[] { (cell.A + 0.5) / 4, Dimensions[1].Settle((cell.B + 0.5) / 5), (cell.C + 0.5) / 3 });
            var random = new SplitMix64(7);
            double[] noise = new double[_cells.Length];
            for (int i = 0; i < noise.Length; i++)
            {
                noise[i] = random.NextSymmetric(0.1);
            }

            Values = [.. _cells.Select((cell, i) => (cell.A is 1 or 3 ? 1.0 : 0.2) + (0.3 * cell.B) + (cell.A == 1 ? 0.25 * cell.C : 0) + noise[i])];
        }

        public IReadOnlyList<SearchDimension> Dimensions { get; }

        public double[][] Points { get; }

        public double[] Values { get; }

        /// <summary>The variance of the means over cells that agree in the given dimensions.</summary>
        public double VarianceOver(Predicate<int> dimensions)
        {
            double mean = Values.Average();
            return Values.Select((value, i) => (value, Key: (dimensions(0) ? _cells[i].A : -1, dimensions(1) ? _cells[i].B : -1, dimensions(2) ? _cells[i].C : -1)))
                .GroupBy(pair => pair.Key).Sum(group => group.Count() * Math.Pow(group.Average(pair => pair.value) - mean, 2)) / Values.Length;
        }
    }
}
