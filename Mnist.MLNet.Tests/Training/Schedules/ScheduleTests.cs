using Mnist.MLNet.Training.Schedules;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Mnist.MLNet.Tests.Training.Schedules;

/// <summary>Schedules beside those of torch.</summary>
[Collection(TorchCollection.Name)]
public sealed class ScheduleTests
{
    private const double BaseRate = 0.1;
    private const int Epochs = 9;
    private const int StepsPerEpoch = 7;

    [Fact]
    public void A_constant_rate_stays() => Assert.All(EpochRates(new ConstantSchedule()), rate => Assert.Equal(BaseRate, rate));

    [Fact]
    public void Steps_are_those_of_StepLR() => AssertNear(
        TorchRates(optimizer => optim.lr_scheduler.StepLR(optimizer, 2, 0.3), Epochs),
        EpochRates(new StepSchedule { StepSize = 2, Gamma = 0.3 }));

    [Fact]
    public void Milestones_are_those_of_MultiStepLR() => AssertNear(
        TorchRates(optimizer => optim.lr_scheduler.MultiStepLR(optimizer, [2, 5, 6], 0.3), Epochs),
        EpochRates(new MultiStepSchedule { Milestones = [2, 5, 6], Gamma = 0.3 }));

    [Fact]
    public void The_exponential_fall_is_that_of_ExponentialLR() => AssertNear(
        TorchRates(optimizer => optim.lr_scheduler.ExponentialLR(optimizer, 0.8), Epochs),
        EpochRates(new ExponentialSchedule { Gamma = 0.8 }));

    [Fact]
    public void The_cosine_is_that_of_CosineAnnealingLR() => AssertNear(
        TorchRates(optimizer => optim.lr_scheduler.CosineAnnealingLR(optimizer, Epochs, 0.01), Epochs),
        EpochRates(new CosineSchedule { MinimumRate = 0.01 }));

    [Fact]
    public void The_cycle_is_that_of_OneCycleLR_step_by_step() => AssertNear(
        TorchRates(optimizer => optim.lr_scheduler.OneCycleLR(optimizer, BaseRate, Epochs * StepsPerEpoch, pct_start: 0.4, cycle_momentum: false, div_factor: 10, final_div_factor: 100), Epochs * StepsPerEpoch),
        [.. Enumerable.Range(0, Epochs * StepsPerEpoch).Select(step => new OneCycleSchedule { RisingPart = 0.4, StartDivisor = 10, FinalDivisor = 100 }.RateAt(Point(step)))]);

    [Fact]
    public void A_cycle_of_one_step_has_a_rate() =>
        Assert.InRange(new OneCycleSchedule().RateAt(new SchedulePoint(BaseRate, 0, 0, 1, 1, [])), 0, BaseRate);

    [Fact]
    public void A_plateau_lowers_the_rate_as_ReduceLROnPlateau()
    {
        double[] losses = [1, 0.9, 0.9, 0.95, 0.91, 0.89, 0.9, 0.92, 0.9, 0.9, 0.9, 0.9, 0.5, 0.6, 0.6, 0.6];
        using var parameter = new Parameter(zeros(1));
        using var optimizer = optim.SGD([parameter], BaseRate);
        var scheduler = optim.lr_scheduler.ReduceLROnPlateau(optimizer, "min", 0.2, 2, min_lr: [0.001]);
        var expected = new List<double>();
        foreach (double loss in losses)
        {
            expected.Add(optimizer.ParamGroups.First().LearningRate);
            ((dynamic)scheduler).step(loss, default(int?));
        }

        var schedule = new PlateauSchedule { Patience = 2, Gamma = 0.2, MinimumRate = 0.001 };
        AssertNear(
            [.. expected],
            [.. Enumerable.Range(0, losses.Length).Select(epoch => schedule.RateAt(new SchedulePoint(BaseRate, epoch, epoch * StepsPerEpoch, losses.Length, StepsPerEpoch, losses[..epoch])))]);
    }

    [Fact]
    public void Warm_up_rises_evenly_to_what_the_schedule_says()
    {
        var schedule = new StepSchedule { StepSize = 1, Gamma = 0.5, WarmUpEpochs = 1.5 };
        double warmUpSteps = 1.5 * StepsPerEpoch;

        Assert.Equal(BaseRate / warmUpSteps, schedule.RateAt(Point(0)), 12);
        Assert.Equal(BaseRate * 7 / warmUpSteps, schedule.RateAt(Point(6)), 12);
        Assert.Equal(BaseRate * 0.5 * 8 / warmUpSteps, schedule.RateAt(Point(7)), 12);
        Assert.Equal(BaseRate * 0.5, schedule.RateAt(Point(11)), 12);
    }

    [Fact]
    public void The_rate_is_set_anew_where_it_may_have_changed()
    {
        Assert.True(new StepSchedule().ChangesAt(Point(StepsPerEpoch)));
        Assert.False(new StepSchedule().ChangesAt(Point(StepsPerEpoch + 1)));
        Assert.True(new OneCycleSchedule().ChangesAt(Point(StepsPerEpoch + 1)));
        Assert.True(new StepSchedule { WarmUpEpochs = 2 }.ChangesAt(Point(StepsPerEpoch + 1)));
        Assert.True(new StepSchedule { WarmUpEpochs = 1.5 }.ChangesAt(Point(10)));
        Assert.False(new StepSchedule { WarmUpEpochs = 1.5 }.ChangesAt(Point(12)));
    }

    private static SchedulePoint Point(int step) => new(BaseRate, step / StepsPerEpoch, step, Epochs, StepsPerEpoch, []);

    private static double[] EpochRates(LearningRateSchedule schedule) => [.. Enumerable.Range(0, Epochs).Select(epoch => schedule.RateAt(Point(epoch * StepsPerEpoch)))];

    private static double[] TorchRates(Func<optim.Optimizer, optim.lr_scheduler.LRScheduler> create, int count)
    {
        using var parameter = new Parameter(zeros(1));
        using var optimizer = optim.SGD([parameter], BaseRate);
        var scheduler = create(optimizer);
        var rates = new double[count];
        for (int i = 0; i < count; i++)
        {
            rates[i] = optimizer.ParamGroups.First().LearningRate;
            if (i < count - 1)
            {
                scheduler.step();
            }
        }

        return rates;
    }

    private static void AssertNear(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }
}
