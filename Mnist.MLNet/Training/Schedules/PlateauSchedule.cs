namespace Mnist.MLNet.Training.Schedules;

/// <summary>
/// Multiplies the learning rate by <see cref="Gamma"/> when the loss has not fallen by a ten-thousandth for more than <see cref="Patience"/> epochs,
/// as torch's ReduceLROnPlateau. The loss is that on the validation rows, or of the training where there are none.
/// </summary>
public sealed record PlateauSchedule : LearningRateSchedule
{
    // torch's: a loss counts as lower from this part on, and a change of the rate by less than that is none.
    private const double Threshold = 1e-4;
    private const double SmallestChange = 1e-8;

    /// <inheritdoc/>
    public override string Name => "plateau";

    /// <summary>Epochs without a lower loss that are put up with.</summary>
    /// <value>From 0 to 100,000; default 2.</value>
    public int Patience { get; init; } = 2;

    /// <summary>What the rate is multiplied by.</summary>
    /// <value>Above 0, below 1; default 0.1.</value>
    public double Gamma { get; init; } = 0.1;

    /// <summary>The rate below which it does not go.</summary>
    /// <value>0 or above, finite; default 0.</value>
    public double MinimumRate { get; init; }

    /// <inheritdoc/>
    protected override double Rate(in SchedulePoint point)
    {
        double rate = point.BaseRate;
        double best = double.PositiveInfinity;
        int waited = 0;
        foreach (double loss in point.Losses)
        {
            waited = loss < best * (1 - Threshold) ? 0 : waited + 1;
            best = waited == 0 ? loss : best;
            if (waited > Patience)
            {
                double lower = Math.Max(rate * Gamma, MinimumRate);
                rate = rate - lower > SmallestChange ? lower : rate;
                waited = 0;
            }
        }

        return rate;
    }

    /// <inheritdoc/>
    protected internal override void Validate()
    {
        base.Validate();
        OptionRange.Require(Patience is >= 0 and <= 100_000, Patience, "from 0 to 100,000");
        OptionRange.Require(Gamma is > 0 and < 1, Gamma, "above 0 and below 1");
        OptionRange.FromZero(MinimumRate);
    }
}
