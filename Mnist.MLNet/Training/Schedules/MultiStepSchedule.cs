namespace Mnist.MLNet.Training.Schedules;

/// <summary>Multiplies the learning rate by <see cref="Gamma"/> after given numbers of epochs, as torch's MultiStepLR.</summary>
public sealed record MultiStepSchedule : LearningRateSchedule
{
    /// <inheritdoc/>
    public override string Name => "multi-step";

    /// <summary>After how many epochs the rate changes.</summary>
    /// <value>Rising numbers from 1 to 100,000; default 5, 8.</value>
    public IReadOnlyList<int> Milestones { get; init; } = [5, 8];

    /// <summary>What the rate is multiplied by.</summary>
    /// <value>Above 0, finite; default 0.1.</value>
    public double Gamma { get; init; } = 0.1;

    /// <inheritdoc/>
    protected override double Rate(in SchedulePoint point)
    {
        int passed = 0;
        while (passed < Milestones.Count && Milestones[passed] <= point.Epoch)
        {
            passed++;
        }

        return point.BaseRate * Math.Pow(Gamma, passed);
    }

    /// <inheritdoc/>
    protected internal override void Validate()
    {
        base.Validate();
        OptionRange.AboveZero(Gamma);
        bool rising = Milestones.Count > 0 && Milestones[0] >= 1 && Milestones[^1] <= 100_000 && Milestones.Zip(Milestones.Skip(1)).All(pair => pair.First < pair.Second);
        OptionRange.Require(rising, string.Join(", ", Milestones), "rising numbers from 1 to 100,000", nameof(Milestones));
    }
}
