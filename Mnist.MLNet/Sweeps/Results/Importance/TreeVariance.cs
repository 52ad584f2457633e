namespace Mnist.MLNet.Sweeps.Importance;

/// <summary>
/// The functional analysis of variance of a regression tree, computed exactly from its boxes: all places of the space count alike. In every dimension the ends of the boxes
/// cut the line into cells, within which the mean over all other dimensions does not change.
/// </summary>
internal sealed class TreeVariance
{
    private readonly IReadOnlyList<TreeLeaf> _leaves;
    private readonly double _mean;
    private readonly double[][] _edges;

    public TreeVariance(RegressionTree tree)
    {
        _leaves = tree.Leaves;
        _mean = _leaves.Sum(leaf => leaf.Volume * leaf.Value);
        Total = _leaves.Sum(leaf => leaf.Volume * Square(leaf.Value - _mean));
        _edges = [.. Enumerable.Range(0, _leaves[0].Box.Count).Select(dimension =>
            _leaves.SelectMany(leaf => leaf.Box[dimension].Stretches).SelectMany(stretch => new[] { stretch.Low, stretch.High }).Distinct().Order().ToArray())];
    }

    /// <summary>The variance of the tree over the space.</summary>
    public double Total { get; }

    /// <summary>The variance of the mean at a place of one dimension.</summary>
    public double Of(int dimension)
    {
        // What is added at a cell counts from there on, so that a leaf costs as much as it has ends.
        double[] mean = new double[_edges[dimension].Length];
        foreach (var leaf in _leaves)
        {
            double share = leaf.Value * leaf.Volume / leaf.Box[dimension].Width;
            foreach (var (low, high) in Cells(leaf, dimension))
            {
                mean[low] += share;
                mean[high] -= share;
            }
        }

        double variance = 0;
        double running = 0;
        for (int cell = 0; cell < mean.Length - 1; cell++)
        {
            running += mean[cell];
            variance += Width(dimension, cell) * Square(running - _mean);
        }

        return variance;
    }

    /// <summary>The variance of the mean at a place of two dimensions that neither explains by itself.</summary>
    public double Of(int one, int two)
    {
        double[,] mean = new double[_edges[one].Length, _edges[two].Length];
        foreach (var leaf in _leaves)
        {
            double share = leaf.Value * leaf.Volume / (leaf.Box[one].Width * leaf.Box[two].Width);
            foreach (var (top, bottom) in Cells(leaf, one))
            {
                foreach (var (left, right) in Cells(leaf, two))
                {
                    mean[top, left] += share;
                    mean[top, right] -= share;
                    mean[bottom, left] -= share;
                    mean[bottom, right] += share;
                }
            }
        }

        double variance = 0;
        double[] above = new double[_edges[two].Length];
        for (int row = 0; row < _edges[one].Length - 1; row++)
        {
            double running = 0;
            for (int column = 0; column < above.Length - 1; column++)
            {
                above[column] += mean[row, column];
                running += above[column];
                variance += Width(one, row) * Width(two, column) * Square(running - _mean);
            }
        }

        return Math.Max(0, variance - Of(one) - Of(two));
    }

    private IEnumerable<(int First, int End)> Cells(TreeLeaf leaf, int dimension) => leaf.Box[dimension].Stretches.Select(stretch =>
        (Array.BinarySearch(_edges[dimension], stretch.Low), Array.BinarySearch(_edges[dimension], stretch.High)));

    private double Width(int dimension, int cell) => _edges[dimension][cell + 1] - _edges[dimension][cell];

    private static double Square(double value) => value * value;
}
