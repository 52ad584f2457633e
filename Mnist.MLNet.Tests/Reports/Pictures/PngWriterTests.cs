using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Mnist.MLNet.Reports.Pictures;

namespace Mnist.MLNet.Tests.Reports.Pictures;

public sealed class PngWriterTests
{
    [Fact]
    public void A_grey_picture_unpacks_to_its_pixels_a_filter_byte_before_each_row()
    {
        var chunks = Chunks(PngWriter.Grey(3, 2, [1, 2, 3, 4, 5, 6]));

        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Select(chunk => chunk.Type));
        Assert.Equal([0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0], chunks[0].Content);
        Assert.Equal([0, 1, 2, 3, 0, 4, 5, 6], Unpack(chunks[1].Content));
    }

    [Fact]
    public void A_colour_picture_has_three_bytes_a_pixel()
    {
        var chunks = Chunks(PngWriter.Color(1, 2, [10, 20, 30, 40, 50, 60]));

        Assert.Equal(2, chunks[0].Content[9]);
        Assert.Equal([0, 10, 20, 30, 0, 40, 50, 60], Unpack(chunks[1].Content));
    }

    [Fact]
    public void The_checks_are_those_of_the_format() =>

        // of an empty IEND chunk, as every PNG file ends
        Assert.Equal("0000000049454E44AE426082", Convert.ToHexString(PngWriter.Grey(1, 1, [0])[^12..]));

    [Fact]
    public void Pixels_that_do_not_fit_the_size_are_refused() => Assert.Equal(
        "A picture of 2×2 pixels needs 12 bytes, 3 a pixel; found 4.",
        Assert.Throws<ArgumentException>(() => PngWriter.Color(2, 2, [1, 2, 3, 4])).Message);

    [Fact]
    public void A_grid_has_a_place_for_every_image_and_a_frame_around_mistakes()
    {
        var black = new byte[28 * 28];
        var right = new ImageGrid("Test", 28, 28, [.. Enumerable.Repeat(new CaptionedImage(black, "7"), 5)]);
        var wrong = right with { Images = [.. right.Images.Skip(1), new CaptionedImage(black, "7 (1)", IsWrong: true)] };

        Assert.Equal(Chunks(right.ToPng())[0].Content, Chunks(wrong.ToPng())[0].Content);
        Assert.Equal(Chunks(right.ToPng())[0].Content, Chunks((right with { Images = [.. right.Images, .. right.Images.Take(3)] }).ToPng())[0].Content);
        Assert.DoesNotContain((200, 67, 10), Colors(right.ToPng()));
        Assert.Contains((200, 67, 10), Colors(wrong.ToPng()));
    }

    private static HashSet<(int Red, int Green, int Blue)> Colors(byte[] file)
    {
        var chunks = Chunks(file);
        int width = BinaryPrimitives.ReadInt32BigEndian(chunks[0].Content);
        return [.. Unpack(chunks[1].Content).Chunk(1 + (3 * width)).SelectMany(row => row.Skip(1).Chunk(3)).Select(pixel => ((int)pixel[0], (int)pixel[1], (int)pixel[2]))];
    }

    private static List<(string Type, byte[] Content)> Chunks(byte[] file)
    {
        Assert.Equal("89504E470D0A1A0A", Convert.ToHexString(file[..8]));
        var chunks = new List<(string, byte[])>();
        for (int start = 8; start < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(start));
            chunks.Add((Encoding.ASCII.GetString(file, start + 4, 4), file[(start + 8)..(start + 8 + length)]));
            start += 12 + length;
        }

        return chunks;
    }

    private static byte[] Unpack(byte[] content)
    {
        using var zlib = new ZLibStream(new MemoryStream(content), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        zlib.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
