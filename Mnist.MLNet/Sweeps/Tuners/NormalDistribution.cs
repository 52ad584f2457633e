using Mnist.MLNet.Training;

namespace Mnist.MLNet.Sweeps.Tuners;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    /// <summary>The probability of a number up to a bound, with an error below 1e-7. M. Abramowitz, I. A. Stegun, "Handbook of mathematical functions", 26.2.17.</summary>
    public static double Cumulative(double bound)
    {
        double t = 1 / (1 + (0.2316419 * Math.Abs(bound)));
        double series = t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        double above = Math.Exp(-0.5 * bound * bound) / Math.Sqrt(2 * Math.PI) * series;
        return bound >= 0 ? 1 - above : above;
    }

    /// <summary>A random number. G. E. P. Box, M. E. Muller, 1958.</summary>
    public static double Draw(ref SplitMix64 random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
