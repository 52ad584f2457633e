using Mnist.MLNet.Data;
using Mnist.MLNet.Studies;

namespace Mnist.MLNet.Tests.Studies;

public sealed class NestedSubsetTests
{
    private readonly IdxDataView _data = SimpleImages.Create(400);

    [Fact]
    public void A_larger_part_of_the_same_seed_holds_every_smaller_one_in_the_same_roles()
    {
        var small = NestedSubset.Draw(_data, 60, 240, 0.1, seed: 3);
        var large = NestedSubset.Draw(_data, 120, 240, 0.1, seed: 3);

        Assert.Superset(Images(small.Train), Images(large.Train));
        Assert.Superset(Images(small.Validation!), Images(large.Validation!));
        Assert.Equal((54, 108), (Images(small.Train).Count, Images(large.Train).Count));
        Assert.Equal((6, 12), (small.Validation!.Count, large.Validation!.Count));
    }

    [Fact]
    public void No_image_is_both_trained_on_and_chosen_by()
    {
        var part = NestedSubset.Draw(_data, 100, 400, 1.0 / 12, seed: 1);

        Assert.Empty(Images(part.Train).Intersect(Images(part.Validation!)));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(37)]
    [InlineData(240)]
    public void All_parts_take_as_many_steps_an_epoch(int size)
    {
        var part = NestedSubset.Draw(_data, size, 240, 0.1, seed: 1);

        Assert.Equal(216, part.Train.Count);
        Assert.InRange(216.0 / Images(part.Train).Count, 1, 216.0);
    }

    [Fact]
    public void Images_keep_their_labels()
    {
        var labels = Enumerable.Range(0, _data.Count).ToDictionary(row => Text(_data, row), _data.GetLabel);

        var part = NestedSubset.Draw(_data, 50, 100, 0.1, seed: 2);

        Assert.All(Enumerable.Range(0, part.Train.Count), row => Assert.Equal(labels[Text(part.Train, row)], part.Train.GetLabel(row)));
        Assert.Equal(_data.ClassCount, part.Train.ClassCount);
    }

    [Fact]
    public void The_seed_decides_on_the_images()
    {
        var first = Images(NestedSubset.Draw(_data, 50, 100, 0.1, seed: 1).Train);

        Assert.Equal(first, Images(NestedSubset.Draw(_data, 50, 100, 0.1, seed: 1).Train));
        Assert.NotEqual(first, Images(NestedSubset.Draw(_data, 50, 100, 0.1, seed: 2).Train));
    }

    [Fact]
    public void Without_a_validation_fraction_all_images_are_trained_on()
    {
        var part = NestedSubset.Draw(_data, 50, 100, 0, seed: 1);

        Assert.Null(part.Validation);
        Assert.Equal(50, Images(part.Train).Count);
    }

    private static HashSet<string> Images(IdxDataView data) => [.. Enumerable.Range(0, data.Count).Select(row => Text(data, row))];

    private static string Text(IdxDataView data, int row) => Convert.ToHexString(data.GetPixels(row));
}
