using System.Globalization;

namespace Mnist.MLNet.Reports.Charts;

/// <summary>Maps values to places on an axis.</summary>
internal abstract class Scale
{
    private protected Scale(double minimum, double maximum)
    {
        Minimum = minimum;
        Maximum = maximum;
    }

    /// <summary>The value at the axis' beginning.</summary>
    public double Minimum { get; }

    /// <summary>The value at its end.</summary>
    public double Maximum { get; }

    /// <summary>The marked values.</summary>
    public abstract IReadOnlyList<Tick> Ticks { get; }

    /// <summary>Where a value is: 0 at the axis' beginning, 1 at its end, beyond them outside.</summary>
    public abstract double Place(double value);

    /// <summary>A tick's value as text: whole thousands and millions in short, else with as many decimals as <paramref name="step"/> has.</summary>
    private protected static string Text(double value, double step, string? format)
    {
        if (format is not null)
        {
            return ShownNumber.Of(value, format);
        }

        double size = Math.Abs(value);
        var (divisor, unit) = size >= 1e6 ? (1e6, "M") : size >= 1e4 ? (1e3, "k") : (1, "");
        double scaledStep = step / divisor;
        int decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(scaledStep) - 1e-9), 0, 9);
        return (value / divisor).ToString(decimals == 0 ? "0" : "0." + new string('0', decimals), CultureInfo.InvariantCulture) + unit;
    }
}
