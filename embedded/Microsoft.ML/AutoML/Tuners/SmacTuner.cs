using Microsoft.ML.SearchSpace;

namespace Microsoft.ML.AutoML;

/// <summary>
/// Learns a random forest of the loss, and proposes the points of which it expects the largest improvement; the first points are random.
/// After F. Hutter, H. Hoos, K. Leyton-Brown, "Sequential model-based optimization for general algorithm configuration", LION 5, 2011.
/// </summary>
internal sealed class SmacTuner(SearchSpace.SearchSpace space, SmacOptions options, int? seed) : ITuner
{
    private const int LongestWalk = 100;

    private readonly Random _random = seed is { } given ? new(given) : new();
    private readonly List<(double[] Point, double Loss)> _results = [];
    private readonly Queue<double[]> _candidates = [];

    public Parameter Propose(TrialSettings settings)
    {
        if (_results.Count(result => result.Loss < double.MaxValue) < options.RandomTrials)
        {
            return space.SampleFromFeatureSpace(RandomPoint());
        }

        if (_candidates.Count == 0)
        {
            FindCandidates();
        }

        return space.SampleFromFeatureSpace(_candidates.TryDequeue(out double[]? candidate) ? candidate : RandomPoint());
    }

    public void Update(TrialResult result) =>
        _results.Add((space.MappingToFeatureSpace(result.TrialSettings.Parameter), double.IsFinite(result.Loss) ? result.Loss : double.MaxValue));

    private void FindCandidates()
    {
        // A failed trial is as bad as the worst that did not fail: a larger number would be all that the forest learns.
        double worst = _results.Where(result => result.Loss < double.MaxValue).Max(result => result.Loss);
        double[][] points = [.. _results.Select(result => result.Point)];
        double[] losses = [.. _results.Select(result => Math.Min(result.Loss, worst))];
        double best = losses.Min();
        RegressionTree[] forest = [.. Enumerable.Range(0, options.Trees).Select(_ => Tree(points, losses))];

        var pool = new List<(double[] Point, double Gain)>();
        foreach (double[] parent in _results.OrderBy(result => result.Loss).Take(options.WalkStarts).Select(result => result.Point))
        {
            pool.Add(Walk(parent));
        }

        for (int i = 0; i < options.RandomCandidates; i++)
        {
            double[] point = RandomPoint();
            pool.Add((point, Gain(point)));
        }

        var tried = points.Select(point => space.SampleFromFeatureSpace(point)).ToHashSet();
        foreach (var (point, _) in pool.OrderByDescending(candidate => candidate.Gain))
        {
            if (_candidates.Count == options.TrialsPerModel)
            {
                break;
            }

            if (tried.Add(space.SampleFromFeatureSpace(point)))
            {
                _candidates.Enqueue(point);
            }
        }

        double Gain(double[] point) => ExpectedImprovement(forest, point, best);

        // Goes on to the best neighbour while that promises more.
        (double[] Point, double Gain) Walk(double[] from)
        {
            var at = (Point: from, Gain: Gain(from));
            for (int step = 0; step < LongestWalk; step++)
            {
                var next = Neighbours(at.Point).Select(point => (Point: point, Gain: Gain(point))).MaxBy(neighbour => neighbour.Gain);
                if (next.Point is null || next.Gain <= at.Gain + options.SmallestStep)
                {
                    break;
                }

                at = next;
            }

            return at;
        }
    }

    private RegressionTree Tree(double[][] points, double[] losses)
    {
        int[] rows = [.. Enumerable.Range(0, points.Length).Select(_ => _random.Next(points.Length))];
        return new([.. rows.Select(i => points[i])], [.. rows.Select(i => losses[i])], options.FewestToSplit, options.FeaturePart, _random);
    }

    /// <summary>The mean of max(0, best − loss), the loss taken to be normal with mean and variance of the trees' answers.</summary>
    private static double ExpectedImprovement(RegressionTree[] forest, double[] point, double best)
    {
        double[] answers = Array.ConvertAll(forest, tree => tree.Predict(point));
        double mean = answers.Average();
        double deviation = Math.Sqrt(answers.Average(answer => (answer - mean) * (answer - mean)));
        if (deviation == 0)
        {
            return Math.Max(0, best - mean);
        }

        double z = (best - mean) / deviation;
        double density = Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI);
        return deviation * ((z * Cumulative(z, density)) + density);
    }

    /// <summary>The standard normal distribution function. M. Abramowitz, I. A. Stegun, "Handbook of mathematical functions", 26.2.17.</summary>
    private static double Cumulative(double z, double density)
    {
        double t = 1 / (1 + (0.2316419 * Math.Abs(z)));
        double above = density * t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return z >= 0 ? 1 - above : above;
    }

    /// <summary>The points that differ in one coordinate: by normal steps along a range, by its other values along a choice.</summary>
    private IEnumerable<double[]> Neighbours(double[] point)
    {
        var steps = space.Step;
        for (int i = 0; i < point.Length; i++)
        {
            double[] places = steps[i] is { } count
                ? [.. Enumerable.Range(0, count).Select(value => (value + 0.5) / count).Where(place => Math.Abs(place - point[i]) > 0.25 / count)]
                : [.. Enumerable.Range(0, options.NeighboursOnRange).Select(_ => Math.Clamp(point[i] + (0.2 * Normal()), 0, 1))];
            foreach (double place in places)
            {
                double[] neighbour = [.. point];
                neighbour[i] = place;
                yield return neighbour;
            }
        }
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    private double[] RandomPoint()
    {
        double[] point = new double[space.FeatureSpaceDim];
        for (int i = 0; i < point.Length; i++)
        {
            point[i] = _random.NextDouble();
        }

        return point;
    }
}
