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
