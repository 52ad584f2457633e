using System.Globalization;

namespace Mnist.MLNet.Studies;

/// <summary>
/// A power law fitted to measured errors, by weighted nonlinear least squares. The scatter of an error is taken to be proportional to it, so a measurement weighs
/// 1 / (mean error of its size)²; the factor of the scatter is estimated from the residuals. The interval of α is its 95 % profile interval: all α with
/// S(α) ≤ S(α̂)·(1 + t²/(N − 3)), where S is the least weighted sum of squares for an α, N the number of measurements, and t the 97.5 % point of Student's distribution
/// with N − 3 degrees of freedom (D. Bates, D. Watts, Nonlinear Regression Analysis and Its Applications, 1988, chapter 6).
/// </summary>
public sealed class PowerLawFit
{
    /// <summary>The sizes that a fit needs at least: three parameters, and one more to see whether they fit.</summary>
    public const int LeastSizes = 4;

    private const double LeastAlpha = 0.01;
    private const double GreatestAlpha = 5;
    private const int Steps = 400;
    private const double Confidence = 0.95;
    private const int Parameters = 3;

    private PowerLawFit(PowerLaw law, double relativeDeviation, double alphaLow, double alphaHigh, double cLow, double cHigh, ICollection<double> sizes)
    {
        Law = law;
        RelativeDeviation = relativeDeviation;
        AlphaLow = alphaLow;
        AlphaHigh = alphaHigh;
        CLow = cLow;
        CHigh = cHigh;
        Notes = [.. Doubts(sizes)];
    }

    /// <summary>The law that fits best.</summary>
    public PowerLaw Law { get; }

    /// <summary>The standard deviation of a measurement around the law, as a part of the error.</summary>
    public double RelativeDeviation { get; }

    /// <summary>The low end of the 95 % interval of α; 0 where the data does not bound it.</summary>
    public double AlphaLow { get; }

    /// <summary>The high end of the 95 % interval of α; infinite where the data does not bound it.</summary>
    public double AlphaHigh { get; }

    /// <summary>The least c of the laws within the interval of α.</summary>
    public double CLow { get; }

    /// <summary>The greatest c of the laws within the interval of α.</summary>
    public double CHigh { get; }

    /// <summary>What the fit cannot tell, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Fits a power law.</summary>
    /// <param name="samples">Measurements at <see cref="LeastSizes"/> sizes or more, several a size or not.</param>
    /// <returns>The fit.</returns>
    /// <exception cref="ArgumentException">There are too few sizes, or all errors are 0.</exception>
    public static PowerLawFit To(IEnumerable<ErrorSample> samples)
    {
        ErrorSample[] all = [.. samples.OrderBy(sample => sample.Size)];
        var means = all.GroupBy(sample => sample.Size).ToDictionary(size => size.Key, size => size.Average(sample => sample.Error));
        if (means.Count < LeastSizes)
        {
            throw new ArgumentException($"A power law has three unknowns and can be judged from {LeastSizes} sizes on; there are {means.Count}.");
        }

        if (means.Values.All(mean => mean <= 0))
        {
            throw new ArgumentException("All errors are 0, so there is nothing to fit.");
        }

        // where no error was seen, half of the least one seen stands in for it
        double least = means.Values.Where(mean => mean > 0).Min() / 2;
        var profile = new PowerLawProfile(all, [.. all.Select(sample => Math.Pow(Math.Max(means[sample.Size], least), -2))]);
        double alpha = Minimum(profile);
        int freedom = all.Length - Parameters;
        double residue = profile.Residue(alpha);
        double t = StudentT.Bound(Confidence, freedom);
        double limit = residue * (1 + (t * t / freedom));
        double low = Crossing(profile, alpha, limit, -1);
        double high = Crossing(profile, alpha, limit, 1);
        double[] constants = [.. Exponents(low, high).Append(alpha).Select(within => profile.Law(within).C)];
        return new PowerLawFit(
            profile.Law(alpha),
            Math.Sqrt(residue / freedom),
            low <= LeastAlpha ? 0 : low,
            high >= GreatestAlpha ? double.PositiveInfinity : high,
            constants.Min(),
            constants.Max(),
            means.Keys);
    }

    /// <summary>One line: the law and the intervals.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"error(n) = {Law.A:G3}·n^(−{Law.Alpha:F3}) + {Law.C:G2}; 95 % interval of α: {AlphaLow:F3} to {(double.IsFinite(AlphaHigh) ? AlphaHigh.ToString("F3", CultureInfo.InvariantCulture) : "∞")}; c between {CLow:G2} and {CHigh:G2}");

    private static IEnumerable<double> Exponents(double low, double high) =>
        Enumerable.Range(0, Steps + 1).Select(i => low * Math.Pow(high / low, (double)i / Steps));

    private static double Minimum(PowerLawProfile profile)
    {
        double best = Exponents(LeastAlpha, GreatestAlpha).MinBy(profile.Residue);
        double step = Math.Pow(GreatestAlpha / LeastAlpha, 1.0 / Steps);
        double low = Math.Max(LeastAlpha, best / step);
        double high = Math.Min(GreatestAlpha, best * step);
        for (int i = 0; i < 100; i++)
        {
            double third = (high - low) / 3;
            (low, high) = profile.Residue(low + third) < profile.Residue(high - third) ? (low, high - third) : (low + third, high);
        }

        return (low + high) / 2;
    }

    // The farthest exponent to one side that the limit lets pass, walking out from the best.
    private static double Crossing(PowerLawProfile profile, double alpha, double limit, int direction)
    {
        double step = Math.Pow(GreatestAlpha / LeastAlpha, (double)direction / Steps);
        double inside = alpha;
        double outside = alpha * step;
        while (profile.Residue(outside) <= limit)
        {
            if (outside is <= LeastAlpha or >= GreatestAlpha)
            {
                return outside;
            }

            inside = outside;
            outside *= step;
        }

        for (int i = 0; i < 60; i++)
        {
            double middle = (inside + outside) / 2;
            (inside, outside) = profile.Residue(middle) <= limit ? (middle, outside) : (inside, middle);
        }

        return inside;
    }

    private IEnumerable<string> Doubts(ICollection<double> sizes)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"The law describes {sizes.Min():N0} to {sizes.Max():N0} images; beyond them it is a guess.");
        if (CLow <= 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"c cannot be told from 0: any value up to {CHigh:G2} goes with an exponent within the interval, so whether the error levels off is open.");
        }

        if (AlphaLow == 0 || double.IsInfinity(AlphaHigh))
        {
            yield return "The data does not bound the exponent to both sides; more sizes, or sizes farther apart, would.";
        }

        if (sizes.Count < LeastSizes + 2)
        {
            yield return $"There are only {sizes.Count} sizes for three unknowns, so another curve than a power law might fit as well.";
        }

        if (sizes.Max() < 10 * sizes.Min())
        {
            yield return "The sizes span less than a factor of 10, over which many curves look like a power law.";
        }
    }
}
