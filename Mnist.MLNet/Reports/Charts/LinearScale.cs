namespace Mnist.MLNet.Reports.Charts;

/// <summary>Equal steps stand for equal differences; ticks are at 1, 2 or 5 times a power of ten.</summary>
internal sealed class LinearScale : Scale
{
    private const int MostSteps = 6;

    private LinearScale(double minimum, double maximum, double step, string? format)
        : base(minimum, maximum)
    {
        double first = Math.Ceiling((minimum / step) - 1e-9);
        double last = Math.Floor((maximum / step) + 1e-9);
        Ticks = [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step).Select(value => new Tick(Place(value), Text(value, step, format)))];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tick> Ticks { get; }

    /// <summary>The scale of an axis: its own ends, else round numbers around the data.</summary>
    public static LinearScale Fit(double lowest, double highest, Axis axis)
    {
        if (highest <= lowest)
        {
            // one value alone gets room around it
            double room = lowest == 0 ? 1 : Math.Abs(lowest) / 10;
            (lowest, highest) = axis.Maximum is null ? (lowest, lowest + room) : (highest - room, highest);
        }

        double step = Step(highest - lowest);
        step = axis.WholeNumbers ? Math.Max(step, 1) : step;
        return new LinearScale(
            axis.Minimum is null ? Math.Floor((lowest / step) + 1e-9) * step : lowest,
            axis.Maximum is null ? Math.Ceiling((highest / step) - 1e-9) * step : highest,
            step,
            axis.Format);
    }

    /// <inheritdoc/>
    public override double Place(double value) => (value - Minimum) / (Maximum - Minimum);

    private static double Step(double range)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(range / MostSteps)));
        double multiple = range / MostSteps / power;
        return power * (multiple <= 1 + 1e-9 ? 1 : multiple <= 2 + 1e-9 ? 2 : multiple <= 5 + 1e-9 ? 5 : 10);
    }
}
