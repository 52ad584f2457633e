using System.Diagnostics;
using Mnist.MLNet.Pictures;

namespace Mnist.MLNet.Tests.Pictures;

public sealed class JpegTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Pictures", "Fixtures");

    [Theory]
    [InlineData("ring-444")]
    [InlineData("ring-422")]
    [InlineData("ring-420")]
    [InlineData("ring-440")]
    [InlineData("ring-411")]
    [InlineData("ring-grey")]
    [InlineData("ring-rgb")]
    [InlineData("ring-restart")]
    [InlineData("ring-coarse")]
    [InlineData("ring-progressive")]
    public void Every_pixel_is_what_djpeg_makes_of_it(string name)
    {
        var picture = Picture.Load(Path.Combine(Folder, name + ".jpg"));

        var expected = Picture.Load(Path.Combine(Folder, name + ".ppm"));
        Assert.Equal((expected.Width, expected.Height), (picture.Width, picture.Height));
        Assert.Equal(expected.Rgba.ToArray(), picture.Rgba.ToArray());
    }

    [SkippableFact]
    public void What_these_tests_encode_is_decoded_as_by_the_djpeg_of_this_machine()
    {
        Skip.IfNot(File.Exists("/usr/bin/djpeg"), "This machine has no djpeg.");
        using var folder = new TemporaryFolder();
        var random = new Random(5);
        foreach (var encoder in new[] { new JpegEncoder(1, 1, 1), new JpegEncoder(3, 2, 1, Restart: 3), new JpegEncoder(8, 2, 2, Restart: 1), new JpegEncoder(20, 1, 2), new JpegEncoder(2) })
        {
            foreach (var (width, height) in new[] { (1, 1), (2, 3), (16, 16), (33, 70), (100, 61) })
            {
                byte[] rgba = new byte[4 * width * height];
                random.NextBytes(rgba);
                string file = folder.Write("random.jpg", encoder.Encode(width, height, rgba));
                using var process = Process.Start("/usr/bin/djpeg", ["-outfile", folder["random.ppm"], file]);
                process.WaitForExit();

                Assert.Equal(Picture.Load(folder["random.ppm"]).Rgba.ToArray(), Picture.Load(file).Rgba.ToArray());
            }
        }
    }

    [Theory]
    [InlineData(1, "ABCDEF", 3)]
    [InlineData(2, "CBAFED", 3)]
    [InlineData(3, "FEDCBA", 3)]
    [InlineData(4, "DEFABC", 3)]
    [InlineData(5, "ADBECF", 2)]
    [InlineData(6, "DAEBFC", 2)]
    [InlineData(7, "FCEBDA", 2)]
    [InlineData(8, "CFBEAD", 2)]
    public void A_picture_is_turned_as_the_camera_was(int orientation, string expected, int columns)
    {
        // 3 columns and 2 rows of grey fields of 8×8 pixels, A the darkest
        byte[] rgba = new byte[4 * 24 * 16];
        for (int i = 0; i < 24 * 16; i++)
        {
            rgba.AsSpan(4 * i, 4).Fill((byte)(20 + (40 * ((i / 24 / 8 * 3) + (i % 24 / 8)))));
        }

        var picture = Picture.Decode(new JpegEncoder(1, 1, 1) { Orientation = orientation }.Encode(24, 16, rgba));

        Assert.Equal((8 * columns, 48 / columns), (picture.Width, picture.Height));
        Assert.Equal(expected, string.Concat(Enumerable.Range(0, 6).Select(field => Letter(picture, field % columns, field / columns))));
    }

    [Fact]
    public void Kinds_that_are_not_read_are_refused_by_name()
    {
        string path = Path.Combine(Folder, "arithmetic.jpg");

        var exception = Assert.Throws<InvalidDataException>(() => Picture.Load(path));

        Assert.Equal($"'{path}' cannot be read as a picture: it is a JPEG with arithmetic codes; expected a baseline or progressive one: save it again in a picture viewer.", exception.Message);
    }

    private static char Letter(Picture picture, int column, int row) =>
        (char)('A' + ((picture.Rgba[4 * ((((8 * row) + 4) * picture.Width) + (8 * column) + 4)]) / 40));
}
