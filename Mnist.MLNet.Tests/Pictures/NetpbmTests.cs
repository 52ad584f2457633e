using System.Text;
using Mnist.MLNet.Pictures;

namespace Mnist.MLNet.Tests.Pictures;

public sealed class NetpbmTests
{
    [Theory]
    [InlineData("P1\n# one is black\n3 1\n10 1", "000 255 000")]
    [InlineData("P2 3 1 100\n0 50 # half\n 100", "000 128 255")]
    [InlineData("P3\n1 1 255 255 0 7", "255")]
    [InlineData("P4 3 1\n\u00A0", "000 255 000")]
    [InlineData("P5 3 1 255\n\u0000\u0080\u00FF", "000 128 255")]
    [InlineData("P5 2 1 65535\n\u0080\u0080\u00FF\u00FF", "128 255")]
    [InlineData("P6 1 1 255\n\u00FF\u0000\u0007", "255")]
    public void Text_and_bytes_are_read(string file, string reds)
    {
        var picture = Picture.Decode(Encoding.Latin1.GetBytes(file));

        Assert.Equal(reds, string.Join(' ', picture.Rgba.ToArray().Chunk(4).Select(pixel => $"{pixel[0]:D3}")));
    }

    [Fact]
    public void Colours_keep_their_order() => Assert.Equal([1, 2, 3, 255], Picture.Decode("P3 1 1 255 1 2 3"u8.ToArray()).Rgba.ToArray());

    [Theory]
    [InlineData("P5 3 1 255\nab", "it ends within its pixels: expected 3 bytes from byte 11 on, found 2; copy it again, it seems cut off")]
    [InlineData("P5 3 x", "it has no height at byte 5: expected a number of decimal digits")]
    [InlineData("P5 3 1 70000\nabc", "its largest value is 70000; expected 1 to 65535")]
    [InlineData("P2 1 1 100\n101", "a pixel is 101; expected 0 to 100")]
    [InlineData("P1 1 1 2", "a pixel is the byte 32; expected the digit 0 or 1")]
    [InlineData("P5 0 1 255\n", "it is 0×1 pixels; expected at least 1×1")]
    [InlineData("P5 99999 99999 255\n", "it is 99999×99999 pixels; expected at most 50000000 in all. Make it smaller, or raise the limit")]
    [InlineData("P5 99999999999999 1 255\n", "it has no width at byte 3: expected a number of decimal digits")]
    public void What_is_wrong_is_said_in_a_line(string file, string expected) =>
        Assert.Equal($"'x' cannot be read as a picture: {expected}.", Assert.Throws<InvalidDataException>(() => Picture.Decode(Encoding.Latin1.GetBytes(file), "x")).Message);
}
