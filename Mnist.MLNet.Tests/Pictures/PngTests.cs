using Mnist.MLNet.Pictures;

namespace Mnist.MLNet.Tests.Pictures;

public sealed class PngTests
{
    public static TheoryData<int, int, bool> Kinds
    {
        get
        {
            var kinds = new TheoryData<int, int, bool>();
            foreach (var (color, depths) in new[] { (0, new[] { 1, 2, 4, 8, 16 }), (2, [8, 16]), (3, [1, 2, 4, 8]), (4, [8, 16]), (6, [8, 16]) })
            {
                foreach (int depth in depths)
                {
                    kinds.Add(color, depth, false);
                    kinds.Add(color, depth, true);
                }
            }

            return kinds;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_colour_type_and_depth_is_read_interlaced_or_not_at_every_small_size(int color, int depth, bool interlaced)
    {
        var random = new Random(1);
        for (int size = 1; size <= 17; size++)
        {
            var encoder = new PngEncoder(size, 18 - size, color, depth, interlaced) { Palette = color == 3 ? [.. Enumerable.Range(0, 3 << depth).Select(i => (byte)(i * 37))] : [], DataLength = 7 };
            int[] samples = [.. Enumerable.Range(0, size * (18 - size) * encoder.Samples).Select(_ => random.Next(1 << depth))];

            var picture = Picture.Decode(encoder.Encode(samples));

            Assert.Equal((size, 18 - size), (picture.Width, picture.Height));
            Assert.Equal(Expected(encoder, samples), picture.Rgba.ToArray());
        }
    }

    [Fact]
    public void A_transparent_colour_is_transparent_where_it_is_exact()
    {
        byte[] grey = new PngEncoder(3, 1, 0, 16) { Transparency = [1, 0] }.Encode([256, 257, 0]);
        byte[] colors = new PngEncoder(2, 1, 2, 8) { Transparency = [0, 1, 0, 2, 0, 3] }.Encode([1, 2, 3, 1, 2, 4]);
        byte[] palette = new PngEncoder(2, 1, 3, 8) { Palette = [9, 9, 9, 7, 7, 7], Transparency = [100] }.Encode([0, 1]);

        Assert.Equal([0, 255, 255], Opacities(grey));
        Assert.Equal([0, 255], Opacities(colors));
        Assert.Equal([100, 255], Opacities(palette));
    }

    private static byte[] Opacities(byte[] file) => [.. Picture.Decode(file).Rgba.ToArray().Chunk(4).Select(pixel => pixel[3])];

    private static byte[] Expected(PngEncoder encoder, int[] samples)
    {
        int largest = (1 << encoder.Depth) - 1;
        byte Scale(int sample) => (byte)Math.Round(sample * 255.0 / largest);
        return [.. samples.Chunk(encoder.Samples).SelectMany(s => encoder.ColorType switch
        {
            0 => new[] { Scale(s[0]), Scale(s[0]), Scale(s[0]), (byte)255 },
            2 => [Scale(s[0]), Scale(s[1]), Scale(s[2]), 255],
            3 => [encoder.Palette[3 * s[0]], encoder.Palette[(3 * s[0]) + 1], encoder.Palette[(3 * s[0]) + 2], 255],
            4 => [Scale(s[0]), Scale(s[0]), Scale(s[0]), Scale(s[1])],
            _ => [Scale(s[0]), Scale(s[1]), Scale(s[2]), Scale(s[3])],
        })];
    }
}
