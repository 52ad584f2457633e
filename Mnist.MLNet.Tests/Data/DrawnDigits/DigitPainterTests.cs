using System.Security.Cryptography;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Tests.Data;

public sealed class DigitPainterTests
{
    private const int Side = DigitPainter.Side;

    private readonly DigitPainter _painter = new();

    [Fact]
    public void The_images_are_the_same_on_every_machine()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (DrawnSplit split in new[] { DrawnSplit.Train, DrawnSplit.Test })
        {
            for (int index = 0; index < 1000; index++)
            {
                hash.AppendData([(byte)DigitPainter.Label(1, split, index)]);
                hash.AppendData(Paint(1, split, index));
            }
        }

        Assert.Equal("61e1031c93ff7dc643a05a044011cb4ced91a4b472cb3767bed712b657cb320c", Convert.ToHexStringLower(hash.GetCurrentHash()));
    }

    [Fact]
    public void An_image_does_not_depend_on_what_was_drawn_before()
    {
        byte[] after = Enumerable.Range(0, 30).Select(index => Paint(5, DrawnSplit.Train, index)).Last();

        Assert.Equal(new DigitPainterTests().Paint(5, DrawnSplit.Train, 29), after);
    }

    [Fact]
    public void Another_seed_set_or_index_gives_another_image()
    {
        byte[] image = Paint(1, DrawnSplit.Train, 0);

        Assert.NotEqual(image, Paint(2, DrawnSplit.Train, 0));
        Assert.NotEqual(image, Paint(-1, DrawnSplit.Train, 0));
        Assert.NotEqual(image, Paint(1, DrawnSplit.Test, 0));
        Assert.NotEqual(image, Paint(1, DrawnSplit.Train, 10));
    }

    [Fact]
    public void Each_ten_images_hold_all_ten_digits_in_a_shuffled_order()
    {
        int[][] tens = [.. Enumerable.Range(0, 1000).Select(index => DigitPainter.Label(1, DrawnSplit.Train, index)).Chunk(10)];

        Assert.All(tens, ten => Assert.Equal(Enumerable.Range(0, 10), ten.Order()));
        Assert.Equal(tens.Length, tens.Select(ten => string.Join(' ', ten)).Distinct().Count());
    }

    [Fact]
    public void The_centre_of_mass_is_within_a_pixel_of_the_middle()
    {
        for (int index = 0; index < 5000; index++)
        {
            byte[] image = Paint(3, DrawnSplit.Train, index);
            double mass = image.Sum(grey => grey);
            double x = image.Select((grey, pixel) => grey * ((pixel % Side) + 0.5)).Sum() / mass;
            double y = image.Select((grey, pixel) => grey * ((pixel / Side) + 0.5)).Sum() / mass;

            Assert.InRange(x, 13, 15);
            Assert.InRange(y, 13, 15);
        }
    }

    [Fact]
    public void The_ink_fills_20_pixels_one_way_and_no_more_the_other()
    {
        for (int index = 0; index < 5000; index++)
        {
            byte[] image = Paint(3, DrawnSplit.Train, index);
            int[] inked = [.. Enumerable.Range(0, image.Length).Where(pixel => image[pixel] > 0)];
            int width = inked.Max(pixel => pixel % Side) - inked.Min(pixel => pixel % Side) + 1;
            int height = inked.Max(pixel => pixel / Side) - inked.Min(pixel => pixel / Side) + 1;

            Assert.InRange(Math.Max(width, height), 19, 20);
        }
    }

    [Fact]
    public void Strokes_are_full_ink_with_soft_edges()
    {
        byte[][] images = [.. Enumerable.Range(0, 1000).Select(index => Paint(3, DrawnSplit.Train, index))];

        Assert.All(images, image => Assert.Equal(255, image.Max()));
        double inked = images.Sum(image => image.Count(grey => grey > 0));
        double soft = images.Sum(image => image.Count(grey => grey is > 0 and < 250));
        Assert.InRange(soft / inked, 0.5, 0.7);
    }

    [Fact]
    public void Every_form_of_every_digit_occurs_and_no_other()
    {
        var drawn = new HashSet<DigitForm>();
        var pixels = new byte[DigitPainter.PixelCount];
        for (int index = 0; index < 5000; index++)
        {
            DigitForm form = _painter.Paint(1, DrawnSplit.Train, index, pixels);
            Assert.Contains(form, DigitForms.Of(DigitPainter.Label(1, DrawnSplit.Train, index)).ToArray());
            drawn.Add(form);
        }

        Assert.Equal(Enumerable.Range(0, 10).Sum(digit => DigitForms.Of(digit).Length), drawn.Count);
    }

    [Fact]
    public void Drawing_takes_no_memory_per_image()
    {
        var pixels = new byte[DigitPainter.PixelCount];
        _painter.Paint(1, DrawnSplit.Train, 0, pixels);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int index = 0; index < 100; index++)
        {
            _painter.Paint(1, DrawnSplit.Train, index, pixels);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private byte[] Paint(int seed, DrawnSplit split, int index)
    {
        var pixels = new byte[DigitPainter.PixelCount];
        _painter.Paint(seed, split, index, pixels);
        return pixels;
    }
}
