using Mnist.MLNet.Transforms.Augmentation;

namespace Mnist.MLNet.Tests.Transforms;

public sealed class ImageAugmentationTests
{
    private const int Side = 9;

    [Fact]
    public void Without_steps_an_image_stays_as_it_is()
    {
        float[] image = Noise();

        Assert.Equal(image, Apply(ImageAugmentation.None, image));
    }

    [Fact]
    public void Steps_of_size_zero_change_nothing()
    {
        float[] image = Noise();

        Assert.Equal(image, Apply(ImageAugmentation.None.Rotate(0).Translate(0), image));
    }

    [Fact]
    public void The_change_is_a_function_of_seed_epoch_and_row()
    {
        float[] image = Noise();
        var augmentation = ImageAugmentation.None.Rotate(20).Translate(0.2);

        Assert.Equal(Apply(augmentation, image, 1, 2, 3), Apply(augmentation, image, 1, 2, 3));
        Assert.NotEqual(Apply(augmentation, image, 1, 2, 3), Apply(augmentation, image, 2, 2, 3));
        Assert.NotEqual(Apply(augmentation, image, 1, 2, 3), Apply(augmentation, image, 1, 3, 3));
        Assert.NotEqual(Apply(augmentation, image, 1, 2, 3), Apply(augmentation, image, 1, 2, 4));
    }

    [Fact]
    public void A_translation_keeps_the_ink_and_moves_its_centre_within_the_limit()
    {
        float[] image = Dot();
        var augmentation = ImageAugmentation.None.Translate(0.2);

        for (int row = 0; row < 100; row++)
        {
            var (mass, x, y) = Centre(Apply(augmentation, image, row: row));
            Assert.Equal(1, mass, 1e-5);
            Assert.InRange(x, 4 - (0.2 * Side) - 1e-5, 4 + (0.2 * Side) + 1e-5);
            Assert.InRange(y, 4 - (0.2 * Side) - 1e-5, 4 + (0.2 * Side) + 1e-5);
        }
    }

    [Fact]
    public void Translations_spread_over_the_whole_limit()
    {
        var augmentation = ImageAugmentation.None.Translate(0.2);

        double[] shifts = [.. Enumerable.Range(0, 200).Select(row => Centre(Apply(augmentation, Dot(), row: row)).X - 4)];

        Assert.InRange(shifts.Min(), -0.2 * Side, -0.18 * Side);
        Assert.InRange(shifts.Max(), 0.18 * Side, 0.2 * Side);
    }

    [Fact]
    public void A_rotation_turns_about_the_centre_of_the_image()
    {
        var augmentation = ImageAugmentation.None.Rotate(30);
        var image = new float[Side * Side];
        image[(1 * Side) + 4] = 1;

        for (int row = 0; row < 50; row++)
        {
            var (_, x, y) = Centre(Apply(augmentation, image, row: row));
            double angle = Math.Atan2(x - 4, 4 - y) * 180 / Math.PI;
            Assert.InRange(angle, -32, 32);
            Assert.InRange(Math.Sqrt(((x - 4) * (x - 4)) + ((y - 4) * (y - 4))), 2.7, 3.3);
        }
    }

    [Fact]
    public void Pixels_from_outside_are_background()
    {
        float[] image = [.. Enumerable.Repeat(1f, Side * Side)];
        var augmentation = ImageAugmentation.None.Translate(0.5);
        var changed = new float[image.Length];
        float smallest = 1;

        for (int row = 0; row < 20; row++)
        {
            augmentation.Apply(image, Side, Side, -0.5f, seed: 1, epoch: 1, row, changed);
            smallest = Math.Min(smallest, changed.Min());
        }

        Assert.Equal(-0.5f, smallest);
    }

    [Fact]
    public void Scaling_keeps_the_centre_and_changes_the_size()
    {
        float[] image = [.. Enumerable.Range(0, Side * Side).Select(i => i % Side is >= 3 and <= 5 && i / Side is >= 3 and <= 5 ? 1f : 0f)];
        var augmentation = ImageAugmentation.None.Scale(0.3);

        double[] masses = [.. Enumerable.Range(0, 50).Select(row => Centre(Apply(augmentation, image, row: row)).Mass)];

        Assert.InRange(masses.Min(), 9 * 0.7 * 0.7 * 0.9, 9);
        Assert.InRange(masses.Max(), 9, 9 * 1.3 * 1.3 * 1.1);
        Assert.All(Enumerable.Range(0, 50), row => Assert.Equal(4, Centre(Apply(augmentation, image, row: row)).X, 1e-4));
    }

    [Fact]
    public void Shearing_slants_upright_lines_and_leaves_level_ones()
    {
        var augmentation = ImageAugmentation.None.Shear(30);
        var image = new float[Side * Side];
        image[(1 * Side) + 4] = 1;

        for (int row = 0; row < 50; row++)
        {
            var (_, x, y) = Centre(Apply(augmentation, image, row: row));
            Assert.Equal(1, y, 1e-4);
            Assert.InRange(x, 4 - (3 * Math.Tan(Math.PI / 6)) - 1e-4, 4 + (3 * Math.Tan(Math.PI / 6)) + 1e-4);
        }
    }

    [Fact]
    public void An_elastic_deformation_moves_parts_apart_but_none_farther_than_its_nodes()
    {
        var augmentation = ImageAugmentation.None.Deform(2);
        var shifts = new List<(double X, double Y)>();
        foreach (int place in new[] { 2, 6 })
        {
            var image = new float[Side * Side];
            image[(place * Side) + place] = 1;
            var (_, x, y) = Centre(Apply(augmentation, image));
            shifts.Add((x - place, y - place));
        }

        Assert.All(shifts, shift => Assert.InRange(Math.Max(Math.Abs(shift.X), Math.Abs(shift.Y)), 1e-4, 2.5));
        Assert.NotEqual(shifts[0], shifts[1]);
    }

    [Fact]
    public void Erasing_wipes_out_one_rectangle_within_its_limit()
    {
        float[] image = [.. Enumerable.Repeat(1f, Side * Side)];
        var augmentation = ImageAugmentation.None.Erase(0.3);

        int[] erased = [.. Enumerable.Range(0, 200).Select(row => Apply(augmentation, image, row: row).Count(pixel => pixel == 0))];

        Assert.InRange(erased.Max(), 15, (int)(0.3 * Side * Side) + Side);
        Assert.Contains(erased, count => count is > 0 and < 8);
    }

    [Fact]
    public void A_probability_changes_that_part_of_the_images()
    {
        float[] image = Noise();
        var augmentation = ImageAugmentation.None.Rotate(40, probability: 0.25);

        int changed = Enumerable.Range(0, 1000).Count(row => !Apply(augmentation, image, row: row).SequenceEqual(image));

        Assert.InRange(changed, 200, 300);
    }

    [Fact]
    public void A_step_takes_the_place_of_one_of_its_kind_and_every_method_gives_a_new_augmentation()
    {
        var first = ImageAugmentation.None.Rotate(15).Scale(0.1);

        Assert.Equal("rotation ±5° for 50 %, scale ±10 %", first.Rotate(5, 0.5).ToString());
        Assert.Equal("rotation ±15°", first.Without<Scaling>().ToString());
        Assert.Equal("rotation ±15°, scale ±10 %", first.ToString());
    }

    [Fact]
    public void Nothing_is_allocated_for_an_image()
    {
        var augmentation = ImageAugmentation.None.Rotate(15).Translate(0.1).Scale(0.1).Shear(5).Deform(2).Erase(0.2);
        float[] image = Noise();
        var changed = new float[image.Length];
        augmentation.Apply(image, Side, Side, 0, 1, 1, 1, changed);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int row = 0; row < 100; row++)
        {
            augmentation.Apply(image, Side, Side, 0, 1, 1, row, changed);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(181)]
    [InlineData(double.NaN)]
    public void An_angle_outside_its_range_is_refused(double degrees)
    {
        var exception = Assert.Throws<ArgumentException>(() => ImageAugmentation.None.Rotate(degrees));

        Assert.Equal(FormattableString.Invariant($"MaxDegrees is {degrees}; it must be from 0 to 180."), exception.Message);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void A_shift_outside_its_range_is_refused(double fraction) =>
        Assert.Throws<ArgumentException>(() => ImageAugmentation.None.Translate(fraction));

    [Fact]
    public void Spans_of_a_wrong_length_are_refused() =>
        Assert.Throws<ArgumentException>(() => ImageAugmentation.None.Apply(new float[5], Side, Side, 0, 1, 1, 1, new float[5]));

    [Fact]
    public void It_reads_as_its_steps()
    {
        Assert.Equal("none", ImageAugmentation.None.ToString());
        Assert.Equal("rotation ±15°, translation ±10 %", ImageAugmentation.None.Rotate(15).Translate(0.1).ToString());
    }

    private static float[] Noise()
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, Side * Side).Select(_ => random.NextSingle())];
    }

    private static float[] Dot()
    {
        var image = new float[Side * Side];
        image[(4 * Side) + 4] = 1;
        return image;
    }

    private static float[] Apply(ImageAugmentation augmentation, float[] image, long seed = 1, int epoch = 1, long row = 1)
    {
        var changed = new float[image.Length];
        augmentation.Apply(image, Side, Side, 0, seed, epoch, row, changed);
        return changed;
    }

    private static (double Mass, double X, double Y) Centre(float[] image)
    {
        double mass = image.Sum();
        double x = Enumerable.Range(0, image.Length).Sum(i => image[i] * (i % Side)) / mass;
        double y = Enumerable.Range(0, image.Length).Sum(i => image[i] * (i / Side)) / mass;
        return (mass, x, y);
    }
}
