namespace Mnist.MLNet.Training.Schedules;

/// <summary>
/// Raises the learning rate along a cosine from a fraction of the options' rate to that rate, then lowers it to next to nothing, step by step over the whole run,
/// as torch's OneCycleLR without its cycle of the momentum. After L. Smith, N. Topin, "Super-convergence", 2018.
/// </summary>
public sealed record OneCycleSchedule : LearningRateSchedule
{
    /// <inheritdoc/>
    public override string Name => "one-cycle";

    /// <inheritdoc/>
    public override bool ChangesWithinEpoch => true;

    /// <summary>The part of the run in which the rate rises.</summary>
    /// <value>From 0 to 1; default 0.3.</value>
    public double RisingPart { get; init; } = 0.3;

    /// <summary>The options' rate over the first one.</summary>
    /// <value>1 or above, finite; default 25.</value>
    public double StartDivisor { get; init; } = 25;

    /// <summary>The first rate over the last one.</summary>
    /// <value>1 or above, finite; default 10,000.</value>
    public double FinalDivisor { get; init; } = 1e4;

    /// <inheritdoc/>
    protected override double Rate(in SchedulePoint point)
    {
        double last = ((double)point.Epochs * point.StepsPerEpoch) - 1;
        double peak = (RisingPart * (last + 1)) - 1;
        double first = point.BaseRate / StartDivisor;
        return point.Step <= peak
            ? Between(first, point.BaseRate, peak == 0 ? 1 : point.Step / peak)
            : Between(point.BaseRate, first / FinalDivisor, Math.Min(1, (point.Step - peak) / (last - peak)));
    }

    /// <inheritdoc/>
    protected internal override void Validate()
    {
        base.Validate();
        OptionRange.FromZeroToOne(RisingPart);
        OptionRange.Require(StartDivisor >= 1 && double.IsFinite(StartDivisor), StartDivisor, "1 or above and finite");
        OptionRange.Require(FinalDivisor >= 1 && double.IsFinite(FinalDivisor), FinalDivisor, "1 or above and finite");
    }

    private static double Between(double from, double to, double part) => to + ((from - to) * (1 + Math.Cos(Math.PI * part)) / 2);
}
