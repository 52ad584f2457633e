namespace Mnist.MLNet.Training.Schedules;

/// <summary>Multiplies the learning rate by <see cref="Gamma"/> after every epoch, as torch's ExponentialLR.</summary>
public sealed record ExponentialSchedule : LearningRateSchedule
{
    /// <inheritdoc/>
    public override string Name => "exponential";

    /// <summary>What the rate is multiplied by.</summary>
    /// <value>Above 0, finite; default 0.9.</value>
    public double Gamma { get; init; } = 0.9;

    /// <inheritdoc/>
    protected override double Rate(in SchedulePoint point) => point.BaseRate * Math.Pow(Gamma, point.Epoch);

    /// <inheritdoc/>
    protected internal override void Validate()
    {
        base.Validate();
        OptionRange.AboveZero(Gamma);
    }
}
