using Mnist.MLNet.Training;

namespace Mnist.MLNet.Sweeps.Tuners;

/// <summary>
/// A density made of one kernel for each of some points, and a uniform one. A kernel is a product over the dimensions: around a number a normal distribution, cut off at
/// the ends of its range, on a choice most of the weight on its value, and uniform in a dimension that does not count at its point.
/// </summary>
internal sealed class ParzenEstimator
{
    private const double WidestKernel = 0.2;
    private const double NarrowestKernel = 0.03;

    private readonly SearchDomain _domain;
    private readonly double[][] _points;
    private readonly double _width;
    private readonly double[][] _masses;

    public ParzenEstimator(SearchDomain domain, double[][] points)
    {
        _domain = domain;
        _points = points;

        // Scott's rule: the more points and the fewer dimensions, the narrower.
        int count = Math.Max(points.Length, 1);
        _width = Math.Max(NarrowestKernel, WidestKernel * Math.Pow(count, -1.0 / (domain.Dimensions.Count + 4)));
        _masses = Array.ConvertAll(points, point => Array.ConvertAll(point, center => Mass(center, 0, 1)));
    }

    // The uniform kernel weighs as much as one point, spread over a choice's values as well.
    private double ChoiceRest => 1.0 / Math.Max(_points.Length, 1);

    /// <summary>Draws a point.</summary>
    public double[] Draw(ref SplitMix64 random)
    {
        int kernel = random.NextBelow(_points.Length + 1);
        double[] places = new double[_domain.Dimensions.Count];
        for (int i = 0; i < places.Length; i++)
        {
            double center = kernel < _points.Length ? _points[kernel][i] : double.NaN;
            places[i] = double.IsNaN(center) ? random.NextDouble() : Near(center, _domain.Dimensions[i], ref random);
        }

        return _domain.Point(dimension => places[dimension]);
    }

    /// <summary>The logarithm of the density at a point, over the dimensions that count there; of a discrete dimension, that of its cell's probability.</summary>
    public double LogDensity(double[] point)
    {
        double[] terms = new double[_points.Length + 1];
        for (int kernel = 0; kernel < terms.Length; kernel++)
        {
            for (int i = 0; i < point.Length; i++)
            {
                if (!double.IsNaN(point[i]))
                {
                    terms[kernel] += kernel == _points.Length || double.IsNaN(_points[kernel][i])
                        ? LogUniform(_domain.Dimensions[i], point[i])
                        : LogKernel(_domain.Dimensions[i], kernel, i, point[i]);
                }
            }
        }

        double largest = terms.Max();
        return largest + Math.Log(terms.Sum(term => Math.Exp(term - largest)) / terms.Length);
    }

    private double Near(double center, SearchDimension dimension, ref SplitMix64 random)
    {
        if (dimension is ChoiceDimension choice)
        {
            return random.NextDouble() * (1 + (choice.Count!.Value * ChoiceRest)) < 1 ? center : random.NextDouble();
        }

        while (true)
        {
            double place = center + (_width * NormalDistribution.Draw(ref random));
            if (place is >= 0 and <= 1)
            {
                return place;
            }
        }
    }

    private static double LogUniform(SearchDimension dimension, double place)
    {
        var (low, high) = dimension.Cell(place);
        return high > low ? Math.Log(high - low) : 0;
    }

    private double LogKernel(SearchDimension dimension, int kernel, int index, double place)
    {
        double center = _points[kernel][index];
        if (dimension is ChoiceDimension choice)
        {
            return Math.Log((ChoiceRest + (choice.IndexAt(center) == choice.IndexAt(place) ? 1 : 0)) / (1 + (choice.Count!.Value * ChoiceRest)));
        }

        var (low, high) = dimension.Cell(place);
        double standardized = (place - center) / _width;
        double log = high > low
            ? Math.Log(Math.Max(Mass(center, low, high), double.Epsilon))
            : (-0.5 * standardized * standardized) - Math.Log(_width * Math.Sqrt(2 * Math.PI));
        return log - Math.Log(_masses[kernel][index]);
    }

    /// <summary>The probability that the normal distribution around a center, before it is cut off, gives a stretch.</summary>
    private double Mass(double center, double from, double to) =>
        NormalDistribution.Cumulative((to - center) / _width) - NormalDistribution.Cumulative((from - center) / _width);
}
