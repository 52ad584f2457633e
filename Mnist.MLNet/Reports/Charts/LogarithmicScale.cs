namespace Mnist.MLNet.Reports.Charts;

/// <summary>Equal steps stand for equal factors; ticks are at powers of ten, and at 2 and 5 times them where there are few.</summary>
internal sealed class LogarithmicScale : Scale
{
    private const double NarrowRange = 500;
    private const int MostTicks = 7;

    public LogarithmicScale(double lowest, double highest, string? format)
        : base(RoundDown(lowest), RoundUp(highest, lowest))
    {
        int first = (int)Math.Floor(Math.Log10(Minimum) + 1e-9);
        int last = (int)Math.Ceiling(Math.Log10(Maximum) - 1e-9);
        double[] factors = Maximum / Minimum <= NarrowRange ? [1, 2, 5] : [1];
        int every = Math.Max(1, (last - first + MostTicks - 1) / MostTicks);
        Ticks =
        [
            .. Enumerable.Range(first, last - first + 1)
                .Where(power => (power - first) % every == 0)
                .SelectMany(power => factors.Select(factor => (Value: factor * Math.Pow(10, power), Step: Math.Pow(10, power))))
                .Where(tick => tick.Value >= Minimum * (1 - 1e-9) && tick.Value <= Maximum * (1 + 1e-9))
                .Select(tick => new Tick(Place(tick.Value), Text(tick.Value, tick.Step, format ?? (tick.Value is < 1e-4 or >= 1e9 ? "0E+0" : null)))),
        ];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Tick> Ticks { get; }

    /// <inheritdoc/>
    public override double Place(double value) => Math.Log(value / Minimum) / Math.Log(Maximum / Minimum);

    private static double RoundDown(double value)
    {
        double power = Power(value);
        return power * (value >= 5 * power ? 5 : value >= 2 * power ? 2 : 1);
    }

    private static double RoundUp(double value, double lowest)
    {
        double power = Power(value);
        double rounded = power * (value <= power * (1 + 1e-9) ? 1 : value <= 2 * power ? 2 : value <= 5 * power ? 5 : 10);
        return rounded > RoundDown(lowest) ? rounded : 10 * rounded;
    }

    private static double Power(double value) => Math.Pow(10, Math.Floor(Math.Log10(value) + 1e-12));
}
