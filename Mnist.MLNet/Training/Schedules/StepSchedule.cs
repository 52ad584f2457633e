namespace Mnist.MLNet.Training.Schedules;

/// <summary>Multiplies the learning rate by <see cref="Gamma"/> every <see cref="StepSize"/> epochs, as torch's StepLR.</summary>
public sealed record StepSchedule : LearningRateSchedule
{
    /// <inheritdoc/>
    public override string Name => "step";

    /// <summary>Epochs between two changes.</summary>
    /// <value>From 1 to 100,000; default 5.</value>
    public int StepSize { get; init; } = 5;

    /// <summary>What the rate is multiplied by.</summary>
    /// <value>Above 0, finite; default 0.1.</value>
    public double Gamma { get; init; } = 0.1;

    /// <inheritdoc/>
    protected override double Rate(in SchedulePoint point) => point.BaseRate * Math.Pow(Gamma, point.Epoch / StepSize);

    /// <inheritdoc/>
    protected internal override void Validate()
    {
        base.Validate();
        OptionRange.FromOneTo(100_000, StepSize);
        OptionRange.AboveZero(Gamma);
    }
}
