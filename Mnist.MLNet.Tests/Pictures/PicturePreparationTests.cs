using Mnist.MLNet.Data;
using Mnist.MLNet.Pictures;

namespace Mnist.MLNet.Tests.Pictures;

public sealed class PicturePreparationTests
{
    [Fact]
    public void A_bar_on_paper_becomes_a_bar_of_twenty_pixels_around_the_middle()
    {
        // 10×100 pixels of black on white, far from the middle
        var prepared = PicturePreparation.Prepare(Paint(300, 200, (x, y) => x is >= 250 and < 260 && y is >= 20 and < 120 ? Grey(0) : Grey(255)));

        Assert.Equal((250, 20, 10, 100), (prepared.Left, prepared.Top, prepared.Width, prepared.Height));
        Assert.Equal(Enumerable.Repeat<byte>(0, 4), Rows(prepared).Take(4));
        Assert.All(Rows(prepared).Skip(5).Take(18), row => Assert.InRange(row, 250, 255));
        Assert.Equal(Enumerable.Repeat<byte>(0, 4), Rows(prepared).TakeLast(4));
        var (x, y) = Middle(prepared);
        Assert.InRange(x, 13, 14);
        Assert.InRange(y, 13, 14);
    }

    [Fact]
    public void Dark_on_light_and_light_on_dark_give_the_same_image()
    {
        byte[] dark = Pixels(Paint(100, 100, (x, y) => Ring(x, y) ? Grey(30) : Grey(220)));
        byte[] light = Pixels(Paint(100, 100, (x, y) => Ring(x, y) ? Grey(220) : Grey(30)));

        Assert.Equal(dark, light);
        Assert.Equal(255, dark.Max());
    }

    [Fact]
    public void Inversion_can_be_told()
    {
        var ring = Paint(100, 100, (x, y) => Ring(x, y) ? Grey(30) : Grey(220));

        Assert.Equal(Pixels(ring), Pixels(ring, new PictureOptions { Inversion = Inversion.Always }));
        Assert.True(PicturePreparation.Prepare(ring, new PictureOptions { Inversion = Inversion.Never }).IsBlank);
    }

    [Fact]
    public void Transparency_counts_as_white()
    {
        byte[] opaque = Pixels(Paint(100, 100, (x, y) => Ring(x, y) ? Grey(30) : Grey(255)));
        byte[] transparent = Pixels(Paint(100, 100, (x, y) => Ring(x, y) ? Grey(30) : (0, 0, 0, 0)));

        Assert.Equal(opaque, transparent);
    }

    [Fact]
    public void Colour_becomes_grey_by_luma()
    {
        var options = PictureOptions.Unprepared;

        byte[] red = Pixels(Paint(28, 28, (_, _) => (200, 0, 0, 255)), options);
        byte[] green = Pixels(Paint(28, 28, (_, _) => (0, 200, 0, 255)), options);
        byte[] blue = Pixels(Paint(28, 28, (_, _) => (0, 0, 200, 255)), options);

        Assert.Equal((60, 117, 23), (red[0], green[0], blue[0]));
    }

    [Fact]
    public void Shade_tint_and_specks_of_the_paper_leave_no_trace()
    {
        byte[] clean = Pixels(Paint(200, 200, (x, y) => Ring(x / 2, y / 2) ? Grey(40) : Grey(240)));
        byte[] shaded = Pixels(Paint(200, 200, (x, y) =>
        {
            double light = 1 - (x / 600.0) - (y * y / 200_000.0);
            bool speck = x is > 10 and < 14 && y is > 10 and < 14;
            return Ring(x / 2, y / 2) || speck ? ((int)(40 * light), (int)(30 * light), (int)(60 * light), 255) : ((int)(240 * light), (int)(230 * light), (int)(190 * light), 255);
        }));

        Assert.All(clean.Zip(shaded), pair => Assert.InRange(pair.First - pair.Second, -40, 40));
    }

    [Fact]
    public void Thin_strokes_are_thickened_unless_told_otherwise()
    {
        var thin = Paint(500, 500, (x, y) => x is >= 249 and < 252 && y is >= 50 and < 450 ? Grey(0) : Grey(255));

        int columns = Columns(PicturePreparation.Prepare(thin));
        int kept = Columns(PicturePreparation.Prepare(thin, new PictureOptions { ThickenStrokes = false }));

        Assert.InRange(columns, 2, 4);
        Assert.InRange(kept, 1, 2);
    }

    [Fact]
    public void An_image_of_MNIST_s_own_form_stays_nearly_as_it_is()
    {
        byte[] pixels = new byte[784];
        var painter = new DigitPainter();
        for (int index = 0; index < 50; index++)
        {
            painter.Paint(1, DrawnSplit.Test, index, pixels);
            byte[] image = [.. pixels];

            byte[] prepared = Pixels(Paint(28, 28, (x, y) => Grey(image[(28 * y) + x])));

            double difference = prepared.Zip(image, (a, b) => Math.Abs(a - b)).Average();
            Assert.InRange(difference, 0, 25);
        }
    }

    [Fact]
    public void Nothing_on_paper_is_blank()
    {
        var random = new Random(1);
        var noisy = Paint(150, 150, (_, _) => Grey(random.Next(200, 215)));

        Assert.True(PicturePreparation.Prepare(noisy).IsBlank);
        Assert.Empty(PicturePreparation.Segment(noisy));
        Assert.True(PicturePreparation.Prepare(Paint(1, 1, (_, _) => Grey(7))).IsBlank);
    }

    [Fact]
    public void Without_any_step_the_whole_picture_is_averaged()
    {
        byte[] pixels = Pixels(Paint(56, 56, (x, _) => Grey(x % 2 == 0 ? 100 : 200)), PictureOptions.Unprepared);

        Assert.All(pixels, pixel => Assert.Equal(150, pixel));
    }

    [Fact]
    public void Several_digits_are_split_from_left_to_right_with_their_pieces()
    {
        // a tall bar; a ring with a short piece above it; a tall bar that reaches under the piece before
        var picture = Paint(300, 100, (x, y) =>
            (x is >= 20 and < 30 && y is >= 10 and < 90)
            || Ring(x - 100, y)
            || (x is >= 140 and < 180 && y is >= 5 and < 12)
            || (x is >= 250 and < 262 && y is >= 12 and < 92) ? Grey(0) : Grey(255));

        var digits = PicturePreparation.Segment(picture);

        Assert.Equal([(20, 10, 10, 80), (121, 5, 59, 75), (250, 12, 12, 80)], digits.Select(digit => (digit.Left, digit.Top, digit.Width, digit.Height)));
    }

    [Fact]
    public void Options_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PictureOptions { BoxSide = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PictureOptions { BoxSide = 29 });
        Assert.Throws<ArgumentException>(() => new Picture(2, 2, new byte[15]));
    }

    private static bool Ring(int x, int y) => Math.Sqrt(((x - 50) * (x - 50)) + ((y - 50) * (y - 50))) is > 21 and < 30;

    private static (int, int, int, int) Grey(int level) => (level, level, level, 255);

    private static Picture Paint(int width, int height, Func<int, int, (int R, int G, int B, int A)> color)
    {
        byte[] rgba = new byte[4 * width * height];
        for (int i = 0; i < width * height; i++)
        {
            var (red, green, blue, opacity) = color(i % width, i / width);
            (rgba[4 * i], rgba[(4 * i) + 1], rgba[(4 * i) + 2], rgba[(4 * i) + 3]) = ((byte)red, (byte)green, (byte)blue, (byte)opacity);
        }

        return new Picture(width, height, rgba);
    }

    private static byte[] Pixels(Picture picture, PictureOptions? options = null) => [.. PicturePreparation.Prepare(picture, options).Pixels];

    private static IEnumerable<byte> Rows(PreparedDigit digit) => digit.Pixels.Chunk(28).Select(row => row.Max());

    private static int Columns(PreparedDigit digit) => Enumerable.Range(0, 28).Count(x => Enumerable.Range(0, 28).Any(y => digit.Pixels[(28 * y) + x] > 100));

    private static (double X, double Y) Middle(PreparedDigit digit)
    {
        double mass = digit.Pixels.Sum(pixel => (double)pixel);
        return (digit.Pixels.Select((pixel, i) => pixel * (double)(i % 28)).Sum() / mass, digit.Pixels.Select((pixel, i) => pixel * (double)(i / 28)).Sum() / mass);
    }
}
