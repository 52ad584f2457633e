namespace Mnist.MLNet.Training.Schedules;

/// <summary>
/// Lowers the learning rate from epoch to epoch along half a cosine, to <see cref="MinimumRate"/> after the last, as torch's CosineAnnealingLR.
/// After I. Loshchilov, F. Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017.
/// </summary>
public sealed record CosineSchedule : LearningRateSchedule
{
    /// <inheritdoc/>
    public override string Name => "cosine";

    /// <summary>The rate after the last epoch.</summary>
    /// <value>0 or above, finite; default 0.</value>
    public double MinimumRate { get; init; }

    /// <inheritdoc/>
    protected override double Rate(in SchedulePoint point) =>
        MinimumRate + ((point.BaseRate - MinimumRate) * (1 + Math.Cos(Math.PI * point.Epoch / point.Epochs)) / 2);

    /// <inheritdoc/>
    protected internal override void Validate()
    {
        base.Validate();
        OptionRange.FromZero(MinimumRate);
    }
}
