using Mnist.MLNet.Sweeps.Tuners;

namespace Mnist.MLNet.Tests.Sweeps.Tuners;

public sealed class SobolSequenceTests
{
    [Fact]
    public void The_first_points_are_those_of_joe_and_kuo()
    {
        var sequence = new SobolSequence(3, seed: null);

        // The published points come in Gray-code order: 0, 1, 3, 2, 6, 7, 5, 4.
        Assert.Equal([(0, 0, 0), (0.5, 0.5, 0.5), (0.75, 0.25, 0.25), (0.25, 0.75, 0.75), (0.375, 0.375, 0.625)], new[] { 0, 1, 3, 2, 6 }.Select(Point));

        (double, double, double) Point(int index) => (sequence.Coordinate(index, 0), sequence.Coordinate(index, 1), sequence.Coordinate(index, 2));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    public void Every_dimension_puts_one_of_256_points_in_each_256th(int? seed)
    {
        var sequence = new SobolSequence(SobolSequence.MaximumDimensions, seed);

        for (int dimension = 0; dimension < SobolSequence.MaximumDimensions; dimension++)
        {
            Assert.Equal(256, Enumerable.Range(0, 256).Select(index => (int)(256 * sequence.Coordinate(index, dimension))).Distinct().Count());
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    public void The_first_two_dimensions_put_one_of_256_points_in_each_box_of_that_size(int? seed)
    {
        var sequence = new SobolSequence(2, seed);

        for (int columns = 1; columns <= 256; columns *= 2)
        {
            int rows = 256 / columns;
            Assert.Equal(256, Enumerable.Range(0, 256).Select(index => ((int)(columns * sequence.Coordinate(index, 0)), (int)(rows * sequence.Coordinate(index, 1)))).Distinct().Count());
        }
    }
}
