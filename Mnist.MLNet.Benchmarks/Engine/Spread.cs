using System.Globalization;

namespace Mnist.MLNet.Benchmarks.Engine;

/// <summary>Values of repeated measurements, by size.</summary>
/// <param name="Median">The middle one, or the mean of the two in the middle.</param>
/// <param name="Least">The smallest.</param>
/// <param name="Most">The largest.</param>
internal sealed record Spread(double Median, double Least, double Most)
{
    /// <summary>The spread of at least one value.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new Spread((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[0], sorted[^1]);
    }

    /// <summary>The geometric mean of positive values; not a number if there are none.</summary>
    public static double GeometricMean(IReadOnlyCollection<double> values) =>
        values.Count == 0 ? double.NaN : Math.Exp(values.Average(Math.Log));

    /// <summary>The spread in another unit, as "median (least to most)".</summary>
    /// <param name="scale">What a value is multiplied with.</param>
    /// <param name="format">The format of each number.</param>
    public string ToText(double scale, string format) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Median * scale).ToString(format, CultureInfo.InvariantCulture)} ({(Least * scale).ToString(format, CultureInfo.InvariantCulture)} to {(Most * scale).ToString(format, CultureInfo.InvariantCulture)})");
}
