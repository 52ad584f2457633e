namespace Mnist.MLNet.Studies;

/// <summary>
/// The best power law for each exponent. With α given, a·n^(−α) + c is linear in a and c, so the weighted least squares have one solution in closed form,
/// and the fit as a whole is a search over one number: no start values, no local minimum that is missed.
/// </summary>
internal sealed class PowerLawProfile
{
    private readonly ErrorSample[] _samples;
    private readonly double[] _weights;
    private readonly double _unit;

    /// <param name="samples">The measurements.</param>
    /// <param name="weights">The weight of each, above 0.</param>
    public PowerLawProfile(ErrorSample[] samples, double[] weights)
    {
        _samples = samples;
        _weights = weights;

        // sizes are counted in their geometric mean, so that no power is far from 1
        _unit = Math.Exp(samples.Average(sample => Math.Log(sample.Size)));
    }

    /// <summary>The best a and c, both 0 or above, of an exponent.</summary>
    public PowerLaw Law(double alpha)
    {
        double w = 0, x = 0, y = 0, xx = 0, xy = 0;
        for (int i = 0; i < _samples.Length; i++)
        {
            double weight = _weights[i];
            double power = Math.Pow(_samples[i].Size / _unit, -alpha);
            w += weight;
            x += weight * power;
            y += weight * _samples[i].Error;
            xx += weight * power * power;
            xy += weight * power * _samples[i].Error;
        }

        double a = ((w * xy) - (x * y)) / ((w * xx) - (x * x));
        double c = (y - (a * x)) / w;
        (a, c) = a < 0 ? (0, y / w) : c < 0 ? (xy / xx, 0) : (a, c);
        return new PowerLaw(a * Math.Pow(_unit, alpha), alpha, c);
    }

    /// <summary>The sum of the weighted squared residuals of the best law of an exponent.</summary>
    public double Residue(double alpha)
    {
        var law = Law(alpha);
        double sum = 0;
        for (int i = 0; i < _samples.Length; i++)
        {
            double residual = _samples[i].Error - law.At(_samples[i].Size);
            sum += _weights[i] * residual * residual;
        }

        return sum;
    }
}
