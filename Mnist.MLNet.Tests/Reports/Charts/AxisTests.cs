using Mnist.MLNet.Reports.Charts;

namespace Mnist.MLNet.Tests.Reports.Charts;

public sealed class AxisTests
{
    [Theory]
    [InlineData(0, 10, "0 2 4 6 8 10")]
    [InlineData(0.03, 2.31, "0.0 0.5 1.0 1.5 2.0 2.5")]
    [InlineData(0.9611, 0.9893, "0.960 0.965 0.970 0.975 0.980 0.985 0.990")]
    [InlineData(938, 9380, "0 2000 4000 6000 8000 10k")]
    [InlineData(55000, 550000, "0 100k 200k 300k 400k 500k 600k")]
    [InlineData(0, 1200000, "0 200k 400k 600k 800k 1.0M 1.2M")]
    [InlineData(-3, 4, "-4 -2 0 2 4")]
    [InlineData(5, 5, "5.0 5.1 5.2 5.3 5.4 5.5")]
    [InlineData(0, 0, "0.0 0.2 0.4 0.6 0.8 1.0")]
    public void Ticks_are_at_round_numbers_around_the_data(double lowest, double highest, string ticks) =>
        Assert.Equal(ticks, Ticks(new Axis("value").Fit([lowest, highest])));

    [Theory]
    [InlineData(0.0001, 0.1, "0.0001 0.001 0.01 0.1")]
    [InlineData(100, 60000, "100 1000 10k 100k")]
    [InlineData(0.011, 0.043, "0.01 0.02 0.05")]
    [InlineData(20, 20, "20 50 100 200")]
    [InlineData(1e-9, 1, "1e-9 1e-7 1e-5 0.001 0.1")]
    public void Ticks_of_a_logarithmic_axis_are_at_powers_of_ten(double lowest, double highest, string ticks) =>
        Assert.Equal(ticks, Ticks(new Axis("value") { Logarithmic = true }.Fit([lowest, highest])));

    [Fact]
    public void Equal_factors_are_equally_far_apart_on_a_logarithmic_axis() => Assert.Equal(
        [0, 1 / 3.0, 2 / 3.0, 1],
        new Axis("rate") { Logarithmic = true }.Fit([1e-4, 1e-1]).Ticks.Select(tick => tick.Place),
        (a, b) => Math.Abs(a - b) < 1e-9);

    [Fact]
    public void Epochs_are_counted_in_whole_numbers() =>
        Assert.Equal("1 2 3", Ticks(new Axis("epoch") { WholeNumbers = true }.Fit([1, 3])));

    [Fact]
    public void A_fixed_end_stays_where_it_is()
    {
        var scale = new Axis("accuracy") { Minimum = 0.957, Maximum = 1, Format = "P0" }.Fit([0.2, 0.97]);

        Assert.Equal((0.957, 1), (scale.Minimum, scale.Maximum));
        Assert.Equal("96 % 97 % 98 % 99 % 100 %", Ticks(scale));
    }

    [Fact]
    public void What_cannot_be_shown_does_not_stretch_the_axis()
    {
        Assert.Equal("0 2 4 6 8 10", Ticks(new Axis("loss").Fit([double.NaN, 0, double.PositiveInfinity, 10])));
        Assert.Equal("1 10 100 1000", Ticks(new Axis("loss") { Logarithmic = true }.Fit([0, -5, 1, 1000])));
        Assert.Equal("0.0 0.2 0.4 0.6 0.8 1.0", Ticks(new Axis("loss").Fit([])));
        Assert.Equal("1 2", Ticks(new Axis("loss") { Logarithmic = true }.Fit([])));
    }

    private static string Ticks(Scale scale) => string.Join(' ', scale.Ticks.Select(tick => tick.Text));
}
