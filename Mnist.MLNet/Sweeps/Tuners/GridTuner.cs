using Microsoft.ML.SearchSpace;

namespace Mnist.MLNet.Sweeps.Tuners;

/// <summary>
/// Proposes every point of a grid once, in the order in which the options were added, the last changing fastest. A choice has all its values, a range of whole numbers too
/// unless they are more than the steps, and other ranges have that many values at equal distances (equal ratios if they are logarithmic), the ends among them.
/// Trial n gets the point n, so that workers can share a grid.
/// </summary>
public sealed class GridTuner : SpaceTuner
{
    /// <summary>The largest grid.</summary>
    public const int MaximumCount = 1_000_000;

    private readonly List<double[]> _points = [];

    /// <summary>Makes a grid.</summary>
    /// <param name="space">What is searched.</param>
    /// <param name="steps">How many values a range has, at least 2.</param>
    /// <param name="conditions">What is searched under conditions only, and has no points of its own elsewhere; null for nothing.</param>
    /// <exception cref="ArgumentException">The space is empty, a condition does not fit it, or the grid has more than a million points.</exception>
    public GridTuner(SearchSpace space, int steps = 10, IEnumerable<SearchCondition>? conditions = null)
        : base(space, 0, conditions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        Collect(new double[Domain.Dimensions.Count], 0, [.. Domain.Dimensions.Select(dimension => dimension.Grid(steps).ToArray())]);
    }

    /// <summary>How many points the grid has: what <c>SetMaxModelToExplore</c> should be given.</summary>
    public int Count => _points.Count;

    private protected override double[] Choose(int trial) => trial < Count
        ? _points[trial]
        : throw new InvalidOperationException($"The grid has {Count} points, and all have been proposed; limit the trials to that number.");

    private void Collect(double[] point, int dimension, double[][] places)
    {
        if (dimension == point.Length)
        {
            _points.Add([.. point]);
            if (_points.Count > MaximumCount)
            {
                throw new ArgumentException("The grid has more than a million points; give its ranges fewer steps, or search at random.");
            }

            return;
        }

        foreach (double place in Domain.Counts(dimension, point) ? places[dimension] : [double.NaN])
        {
            point[dimension] = double.IsNaN(place) ? place : Domain.Dimensions[dimension].Settle(place);
            Collect(point, dimension + 1, places);
        }
    }
}
