using Mnist.MLNet.Sweeps.Tuners;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Sweeps.Importance;

/// <summary>
/// A regression tree that is grown until each leaf holds points of one value. At every node some of the dimensions, chosen at random, are looked at, and the cut that leaves
/// the least variance is taken; it lies at a random place between its two neighbours. L. Breiman, "Random forests", Machine Learning 45, 2001.
/// </summary>
internal sealed class RegressionTree
{
    // The part of the dimensions that a node looks at, as in the authors' own implementation of the analysis of variance.
    private const double PartOfDimensions = 5.0 / 6;

    private readonly IReadOnlyList<SearchDimension> _dimensions;
    private readonly double[][] _points;
    private readonly double[] _values;
    private readonly List<TreeLeaf> _leaves = [];
    private SplitMix64 _random;

    /// <summary>Grows a tree.</summary>
    /// <param name="dimensions">The dimensions.</param>
    /// <param name="points">The points, a place from 0 to 1 in each dimension.</param>
    /// <param name="values">The value at each point.</param>
    /// <param name="rows">The points to learn from; one may be named more than once.</param>
    /// <param name="random">Its randomness.</param>
    public RegressionTree(IReadOnlyList<SearchDimension> dimensions, double[][] points, double[] values, int[] rows, SplitMix64 random)
    {
        (_dimensions, _points, _values, _random) = (dimensions, points, values, random);
        Grow(rows, [.. dimensions.Select(_ => Extent.Whole)]);
    }

    /// <summary>The leaves; their boxes fill the space without overlap.</summary>
    public IReadOnlyList<TreeLeaf> Leaves => _leaves;

    /// <summary>What the tree says at a point.</summary>
    public double At(double[] point) => _leaves.First(leaf => leaf.Box.Zip(point).All(pair => pair.First.Contains(pair.Second))).Value;

    private void Grow(int[] rows, Extent[] box)
    {
        if (rows.All(row => _values[row] == _values[rows[0]]) || FindSplit(rows) is not { } split)
        {
            _leaves.Add(new TreeLeaf(box, rows.Average(row => _values[row])));
            return;
        }

        foreach (var side in new[] { split.One, split.Other })
        {
            var part = (Extent[])box.Clone();
            part[split.Dimension] = box[split.Dimension].And(side);
            Grow([.. rows.Where(row => side.Contains(_points[row][split.Dimension]))], part);
        }
    }

    private (int Dimension, Extent One, Extent Other)? FindSplit(int[] rows)
    {
        int[] order = [.. Enumerable.Range(0, _dimensions.Count)];
        _random.Shuffle(order);
        int looked = 0;
        (int Dimension, RankedGroup[] Below, RankedGroup[] Above)? best = null;
        double bestGain = double.NegativeInfinity;
        foreach (int dimension in order)
        {
            if (best is not null && looked >= Math.Ceiling(PartOfDimensions * order.Length))
            {
                break;
            }

            looked++;
            var groups = GroupsOf(dimension, rows);
            for (int cut = 1; cut < groups.Length; cut++)
            {
                double gain = Gain(groups.AsSpan(..cut)) + Gain(groups.AsSpan(cut..));
                if (gain > bestGain)
                {
                    (best, bestGain) = ((dimension, groups[..cut], groups[cut..]), gain);
                }
            }
        }

        if (best is not { } found)
        {
            return null;
        }

        var (one, other) = _dimensions[found.Dimension] is ChoiceDimension choice ? PartChoices(choice, found.Below, found.Above) : PartLine(found.Dimension, found.Below, found.Above);
        return (found.Dimension, one, other);
    }

    // Points at one place belong together. Choices have no order of their own, so that of their means, in which the best cut is the best of all ways to part them.
    private RankedGroup[] GroupsOf(int dimension, int[] rows)
    {
        var groups = rows.GroupBy(row => _points[row][dimension]).Select(group => new RankedGroup(group.Key, group.Count(), group.Sum(row => _values[row])));
        return [.. _dimensions[dimension] is ChoiceDimension ? groups.OrderBy(group => group.Sum / group.Count).ThenBy(group => group.Place) : groups.OrderBy(group => group.Place)];
    }

    // Up to what all cuts have in common, the variance that is left is the less the larger this is.
    private static double Gain(ReadOnlySpan<RankedGroup> groups)
    {
        double sum = 0;
        int count = 0;
        foreach (var group in groups)
        {
            sum += group.Sum;
            count += group.Count;
        }

        return sum * sum / count;
    }

    private (Extent One, Extent Other) PartLine(int dimension, RankedGroup[] below, RankedGroup[] above)
    {
        double low = _dimensions[dimension].Cell(below[^1].Place).High;
        double high = _dimensions[dimension].Cell(above[0].Place).Low;
        double place = low + (_random.NextDouble() * (high - low));
        return Extent.Cut(_dimensions[dimension].Count is null ? place : Math.Clamp(_dimensions[dimension].Cell(place).High, low, high));
    }

    // Choices that are not among the points go to either side.
    private (Extent One, Extent Other) PartChoices(ChoiceDimension choice, RankedGroup[] below, RankedGroup[] above)
    {
        var sides = Enumerable.Range(0, choice.Count!.Value).Select(_ => _random.NextDouble() < 0.5).ToArray();
        foreach (var group in below)
        {
            sides[choice.IndexAt(group.Place)] = true;
        }

        foreach (var group in above)
        {
            sides[choice.IndexAt(group.Place)] = false;
        }

        return Extent.Cells(Enumerable.Range(0, sides.Length).Select(index => ((double)index / sides.Length, (double)(index + 1) / sides.Length)), index => sides[index]);
    }

    private readonly record struct RankedGroup(double Place, int Count, double Sum);
}
