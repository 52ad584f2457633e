namespace Mnist.MLNet.Training.Schedules;

/// <summary>The same learning rate throughout.</summary>
public sealed record ConstantSchedule : LearningRateSchedule
{
    /// <inheritdoc/>
    public override string Name => "constant";

    /// <inheritdoc/>
    protected override double Rate(in SchedulePoint point) => point.BaseRate;
}
