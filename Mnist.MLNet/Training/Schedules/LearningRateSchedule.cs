namespace Mnist.MLNet.Training.Schedules;

/// <summary>How the learning rate changes in the course of a run: a function of the point of the run alone. Derive from it for a schedule of your own.</summary>
public abstract record LearningRateSchedule
{
    /// <summary>Every schedule of the library with its default parameters.</summary>
    public static IReadOnlyList<LearningRateSchedule> All { get; } =
        [new ConstantSchedule(), new StepSchedule(), new MultiStepSchedule(), new ExponentialSchedule(), new CosineSchedule(), new OneCycleSchedule(), new PlateauSchedule()];

    /// <summary>The schedule's name on command lines and in files.</summary>
    public abstract string Name { get; }

    /// <summary>Epochs, whole or parts of them, over which the rate rises evenly to what the schedule says.</summary>
    /// <value>0 or above, finite; default 0: none.</value>
    public double WarmUpEpochs { get; init; }

    /// <summary>Whether the rate changes within an epoch too.</summary>
    public virtual bool ChangesWithinEpoch => false;

    /// <summary>The learning rate at a point, warm-up included.</summary>
    /// <param name="point">The point.</param>
    /// <returns>The rate, 0 or above.</returns>
    public double RateAt(in SchedulePoint point)
    {
        double warmUpSteps = WarmUpEpochs * point.StepsPerEpoch;
        return Rate(point) * (point.Step + 1 < warmUpSteps ? (point.Step + 1) / warmUpSteps : 1);
    }

    /// <summary>Whether the rate may be another one than at the step before.</summary>
    internal bool ChangesAt(in SchedulePoint point) =>
        ChangesWithinEpoch || point.Step % point.StepsPerEpoch == 0 || point.Step <= WarmUpEpochs * point.StepsPerEpoch;

    /// <summary>The learning rate at a point, warm-up left out.</summary>
    /// <param name="point">The point.</param>
    /// <returns>The rate, 0 or above.</returns>
    protected abstract double Rate(in SchedulePoint point);

    /// <summary>Checks every parameter against its range.</summary>
    /// <exception cref="ArgumentException">One is outside its range; the message names it.</exception>
    protected internal virtual void Validate() => OptionRange.FromZero(WarmUpEpochs);
}
