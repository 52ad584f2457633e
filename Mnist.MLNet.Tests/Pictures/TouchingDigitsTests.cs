using Microsoft.ML.Data;
using Mnist.MLNet.Pictures;
using Xunit.Abstractions;

namespace Mnist.MLNet.Tests.Pictures;

/// <summary>Where ink is cut into digits, and where it must not be.</summary>
public sealed class TouchingDigitsTests(ITestOutputHelper output)
{
    [Fact]
    public void Two_rings_that_touch_are_two_digits()
    {
        var picture = Paint(200, 120, (x, y) => Ring(x - 70, y - 60) || Ring(x - 129, y - 60));

        var digits = PicturePreparation.Segment(picture);

        Assert.Equal(2, digits.Count);
        Assert.All(digits, digit => Assert.InRange(digit.Width, 54, 62));
        Assert.All(digits, digit => Assert.InRange(digit.Height, 58, 62));
    }

    [Fact]
    public void Three_bars_on_one_line_are_three_digits()
    {
        var picture = Paint(200, 120, (x, y) => y is >= 20 and < 100 && (x is >= 40 and < 50 || x is >= 90 and < 100 || x is >= 140 and < 150 || (y is >= 58 and < 62 && x is >= 40 and < 150)));

        Assert.Equal(3, PicturePreparation.Segment(picture).Count);
    }

    [Theory]
    [InlineData("a broad 0")]
    [InlineData("a 7 with a bar")]
    [InlineData("a 2 with a tail")]
    [InlineData("a lying 4")]
    public void A_wide_digit_is_one(string digit)
    {
        var picture = Paint(240, 160, (x, y) => digit switch
        {
            "a broad 0" => Math.Sqrt(Math.Pow((x - 120) / 1.3, 2) + Math.Pow(y - 80, 2)) is > 42 and < 52,
            "a 7 with a bar" => Line(x, y, 60, 30, 170, 30) || Line(x, y, 170, 30, 110, 130) || Line(x, y, 90, 80, 190, 80),
            "a 2 with a tail" => Line(x, y, 70, 45, 110, 25) || Line(x, y, 110, 25, 140, 50) || Line(x, y, 140, 50, 70, 125) || Line(x, y, 70, 125, 200, 125),
            _ => Line(x, y, 70, 30, 50, 80) || Line(x, y, 50, 80, 190, 70) || Line(x, y, 150, 30, 130, 130),
        });

        Assert.Single(PicturePreparation.Segment(picture));
    }

    [Fact]
    public void Of_drawn_digits_fewer_than_one_in_a_hundred_are_cut()
    {
        const int count = 1000;
        int cut = 0;
        Parallel.For(0, count, () => new DrawnPicture(seed: 51), (i, _, drawn) =>
        {
            Interlocked.Add(ref cut, PicturePreparation.Segment(drawn.DrawNumber(i, 1, 0)).Count > 1 ? 1 : 0);
            return drawn;
        }, _ => { });

        output.WriteLine($"of {count} drawn digits {cut} are cut");
        Assert.InRange(cut, 0, (count / 100) - 1);
    }

    [SkippableFact]
    public void Of_MNIST_s_digits_fewer_than_one_in_a_hundred_are_cut()
    {
        const int count = 2000;
        const double scale = 4;
        float[][] images = [.. RealMnist.Data.Test.GetColumn<float[]>("Pixels").Take(count)];
        int cut = 0;
        Parallel.ForEach(images, image =>
        {
            var picture = Paint((int)(28 * scale), (int)(28 * scale), (x, y) => Between(image, ((x + 0.5) / scale) - 0.5, ((y + 0.5) / scale) - 0.5) > 127);
            Interlocked.Add(ref cut, PicturePreparation.Segment(picture).Count > 1 ? 1 : 0);
        });

        output.WriteLine($"of {count} digits of MNIST {cut} are cut");
        Assert.InRange(cut, 0, (count / 100) - 1);
    }

    private static bool Ring(int x, int y) => Math.Sqrt((x * x) + (y * y)) is > 21 and < 30;

    private static bool Line(int x, int y, double fromX, double fromY, double toX, double toY)
    {
        double alongX = toX - fromX;
        double alongY = toY - fromY;
        double t = Math.Clamp((((x - fromX) * alongX) + ((y - fromY) * alongY)) / ((alongX * alongX) + (alongY * alongY)), 0, 1);
        return Math.Sqrt(Math.Pow(x - fromX - (t * alongX), 2) + Math.Pow(y - fromY - (t * alongY), 2)) < 5;
    }

    // A level between those of the four pixels around a place.
    private static double Between(float[] image, double x, double y)
    {
        int column = (int)Math.Floor(x);
        int row = (int)Math.Floor(y);
        double right = x - column;
        double below = y - row;
        double At(int atX, int atY) => atX is >= 0 and < 28 && atY is >= 0 and < 28 ? image[(28 * atY) + atX] : 0;
        return ((1 - below) * (((1 - right) * At(column, row)) + (right * At(column + 1, row)))) + (below * (((1 - right) * At(column, row + 1)) + (right * At(column + 1, row + 1))));
    }

    private static Picture Paint(int width, int height, Func<int, int, bool> isInk)
    {
        byte[] rgba = new byte[4 * width * height];
        for (int i = 0; i < width * height; i++)
        {
            rgba.AsSpan(4 * i, 3).Fill(isInk(i % width, i / width) ? (byte)30 : (byte)240);
            rgba[(4 * i) + 3] = 255;
        }

        return new Picture(width, height, rgba);
    }
}
