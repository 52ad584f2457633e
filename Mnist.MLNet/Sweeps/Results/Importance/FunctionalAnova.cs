using Mnist.MLNet.Sweeps.Tuners;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Sweeps.Importance;

/// <summary>
/// How much of the variance of a function each dimension explains by itself, and each pair of them together, from values at some points: a random forest is fitted to these,
/// and the variance of each of its trees is taken apart exactly. F. Hutter, H. Hoos, K. Leyton-Brown, "An efficient approach for assessing hyperparameter importance",
/// ICML 2014.
/// </summary>
internal sealed class FunctionalAnova
{
    private const int Trees = 16;

    private readonly IReadOnlyList<TreeVariance> _trees;

    /// <summary>Fits the forest; each tree learns from as many points as there are, drawn with replacement.</summary>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="points">The points, at least one, a place from 0 to 1 in each dimension.</param>
    /// <param name="values">The value at each point.</param>
    /// <param name="seed">The seed of the forest.</param>
    public FunctionalAnova(IReadOnlyList<SearchDimension> dimensions, double[][] points, double[] values, int seed = 1)
    {
        _trees = [.. Enumerable.Range(0, Trees).Select(Grow).Where(tree => tree.Total > 0)];

        TreeVariance Grow(int tree)
        {
            var random = new SplitMix64(seed, tree);
            int[] rows = new int[points.Length];
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] = random.NextBelow(points.Length);
            }

            return new TreeVariance(new RegressionTree(dimensions, points, values, rows, random));
        }
    }

    /// <summary>The part of the variance that a dimension explains by itself, over the trees; 0 where nothing varies.</summary>
    public (double Mean, double Deviation) Part(int dimension) => Over(tree => tree.Of(dimension));

    /// <summary>The part that two dimensions explain together beyond what each does by itself.</summary>
    public (double Mean, double Deviation) Part(int one, int two) => Over(tree => tree.Of(one, two));

    private (double Mean, double Deviation) Over(Func<TreeVariance, double> variance)
    {
        double[] parts = [.. _trees.Select(tree => variance(tree) / tree.Total)];
        double mean = parts.DefaultIfEmpty().Average();
        return (mean, Math.Sqrt(parts.Select(part => (part - mean) * (part - mean)).DefaultIfEmpty().Average()));
    }
}
