namespace Microsoft.ML.AutoML;

/// <summary>A regression tree, grown on points of the unit cube until its leaves are of one value or have too few points to be split.</summary>
internal sealed class RegressionTree
{
    private readonly int _feature;
    private readonly double _threshold;
    private readonly double _value;
    private readonly RegressionTree? _below;
    private readonly RegressionTree? _above;

    /// <summary>Grows a tree.</summary>
    /// <param name="points">The points, at least one.</param>
    /// <param name="values">Their values.</param>
    /// <param name="fewestToSplit">So many points are split.</param>
    /// <param name="featurePart">The part of the features that each split chooses from, drawn at random.</param>
    /// <param name="random">The randomness.</param>
    public RegressionTree(double[][] points, double[] values, int fewestToSplit, double featurePart, Random random)
    {
        _value = values.Average();
        if (points.Length < fewestToSplit || values.Max() == values.Min() || Split(points, values, featurePart, random) is not { } split)
        {
            return;
        }

        (_feature, _threshold) = split;
        int[] below = [.. Enumerable.Range(0, points.Length).Where(i => points[i][_feature] < _threshold)];
        int[] above = [.. Enumerable.Range(0, points.Length).Where(i => points[i][_feature] >= _threshold)];
        _below = Grow(below);
        _above = Grow(above);

        RegressionTree Grow(int[] rows) => new([.. rows.Select(i => points[i])], [.. rows.Select(i => values[i])], fewestToSplit, featurePart, random);
    }

    /// <summary>The value that the tree gives a point.</summary>
    public double Predict(double[] point) => _below is null ? _value : (point[_feature] < _threshold ? _below : _above!).Predict(point);

    /// <summary>The feature and threshold that leave the least sum of squares; null where no chosen feature has two values.</summary>
    private static (int Feature, double Threshold)? Split(double[][] points, double[] values, double featurePart, Random random)
    {
        int[] features = [.. Enumerable.Range(0, points[0].Length)];
        random.Shuffle(features);
        (int, double)? best = null;
        double most = double.NegativeInfinity;
        foreach (int feature in features.Take(Math.Max(1, (int)Math.Ceiling(featurePart * features.Length))))
        {
            int[] order = [.. Enumerable.Range(0, points.Length).OrderBy(i => points[i][feature])];
            double left = 0;
            double total = values.Sum();
            for (int k = 1; k < order.Length; k++)
            {
                left += values[order[k - 1]];
                var (before, after) = (points[order[k - 1]][feature], points[order[k]][feature]);

                // The sum of squares is least where n₁·mean₁² + n₂·mean₂² is largest.
                double explained = (left * left / k) + ((total - left) * (total - left) / (order.Length - k));
                if (before < after && explained > most)
                {
                    (best, most) = ((feature, before + ((after - before) / 2)), explained);
                }
            }
        }

        return best;
    }
}
