namespace Mnist.MLNet.Evaluation;

/// <summary>How far measurements lie apart.</summary>
public static class SampleSpread
{
    /// <summary>The standard deviation of a sample, with n − 1.</summary>
    /// <param name="values">The measurements.</param>
    /// <returns>The deviation in their unit; null of fewer than two.</returns>
    public static double? StandardDeviation(this IReadOnlyCollection<double> values)
    {
        if (values.Count < 2)
        {
            return null;
        }

        double mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }
}
