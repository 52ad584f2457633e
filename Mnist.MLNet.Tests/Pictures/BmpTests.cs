using System.Buffers.Binary;
using Mnist.MLNet.Pictures;

namespace Mnist.MLNet.Tests.Pictures;

public sealed class BmpTests
{
    [Theory]
    [InlineData(1, new byte[] { 0b0110_0000, 0, 0, 0, 0b1000_0000, 0, 0, 0 }, "100 011")]
    [InlineData(4, new byte[] { 0x01, 0x10, 0, 0, 0x10, 0x00, 0, 0 }, "100 011")]
    [InlineData(8, new byte[] { 0, 1, 1, 0, 1, 0, 0, 0 }, "100 011")]
    public void Palettes_are_read_from_the_lowest_row_up(int depth, byte[] rows, string expected)
    {
        byte[] file = Encode(3, 2, depth, 0, [0, 0, 0, 0, 255, 255, 255, 0], rows, colors: 2);

        Assert.Equal(expected, Text(Picture.Decode(file)));
    }

    [Fact]
    public void A_negative_height_means_rows_from_the_top()
    {
        byte[] file = Encode(3, -2, 8, 0, [0, 0, 0, 0, 255, 255, 255, 0], [0, 1, 1, 0, 1, 0, 0, 0], colors: 2);

        Assert.Equal("011 100", Text(Picture.Decode(file)));
    }

    [Theory]
    [InlineData(24, 0, new byte[0], new byte[] { 1, 2, 3, 0 })]
    [InlineData(32, 0, new byte[0], new byte[] { 1, 2, 3, 9 })]
    [InlineData(32, 3, new byte[] { 0, 255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255 }, new byte[] { 9, 3, 2, 1 })]
    public void Colours_are_read_with_and_without_bit_fields(int depth, int compression, byte[] fields, byte[] pixel)
    {
        var picture = Picture.Decode(Encode(1, 1, depth, compression, fields, pixel));

        Assert.Equal([3, 2, 1, 255], picture.Rgba.ToArray());
    }

    [Theory]
    [InlineData(0, new byte[0], 0x7C00)]
    [InlineData(3, new byte[] { 0, 0xF8, 0, 0, 0xE0, 7, 0, 0, 0x1F, 0, 0, 0 }, 0xF800)]
    public void Sixteen_bits_are_spread_to_full_colour(int compression, byte[] fields, int red)
    {
        var picture = Picture.Decode(Encode(1, 1, 16, compression, fields, [(byte)red, (byte)(red >> 8), 0, 0]));

        Assert.Equal([255, 0, 0, 255], picture.Rgba.ToArray());
    }

    [Fact]
    public void Opacity_is_read_where_a_bit_field_has_it()
    {
        byte[] file = Encode(1, 1, 32, 6, [0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0, 0, 0, 0, 255], [3, 2, 1, 77]);

        Assert.Equal([1, 2, 3, 77], Picture.Decode(file).Rgba.ToArray());
    }

    [Fact]
    public void The_oldest_headers_are_read()
    {
        byte[] file = [(byte)'B', (byte)'M', 0, 0, 0, 0, 0, 0, 0, 0, 26, 0, 0, 0, 12, 0, 0, 0, 1, 0, 1, 0, 1, 0, 24, 0, 5, 6, 7, 0];

        Assert.Equal([7, 6, 5, 255], Picture.Decode(file).Rgba.ToArray());
    }

    [Fact]
    public void Compressed_ones_are_refused_by_name()
    {
        byte[] file = Encode(1, 1, 8, 1, new byte[1024], [1, 0, 0, 0]);

        var exception = Assert.Throws<InvalidDataException>(() => Picture.Decode(file, "x.bmp"));

        Assert.Equal(
            "'x.bmp' cannot be read as a picture: it has 8 bits a pixel and run-length compression; expected 1, 4, 8, 16, 24 or 32, not compressed: save it as PNG instead.",
            exception.Message);
    }

    [Fact]
    public void A_colour_outside_the_palette_is_an_error()
    {
        byte[] file = Encode(1, 1, 8, 0, [1, 1, 1, 0], [3, 0, 0, 0], colors: 1);

        Assert.EndsWith(": a pixel has colour 3 of a palette of 1.", Assert.Throws<InvalidDataException>(() => Picture.Decode(file)).Message, StringComparison.Ordinal);
    }

    /// <summary>A file with a header of 40 bytes, what follows it, and the pixels.</summary>
    internal static byte[] Encode(int width, int height, int depth, int compression, byte[] afterHeader, byte[] rows, int colors = 0)
    {
        byte[] header = new byte[54];
        (header[0], header[1]) = ((byte)'B', (byte)'M');
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(10), 54 + afterHeader.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(22), height);
        (header[26], header[28], header[30]) = (1, (byte)depth, (byte)compression);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(46), colors);
        return [.. header, .. afterHeader, .. rows];
    }

    // A row after the other, white as 1.
    private static string Text(Picture picture) =>
        string.Join(' ', picture.Rgba.ToArray().Chunk(4 * picture.Width).Select(row => string.Concat(row.Chunk(4).Select(pixel => pixel[0] == 255 ? '1' : '0'))));
}
