using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Mnist.MLNet.Pictures;

namespace Mnist.MLNet.Tests.Pictures;

/// <summary>Files that are no pictures, or no longer: an error in one line, never anything else.</summary>
public sealed class BrokenPictureTests
{
    private static readonly byte[] Rgba = [.. Enumerable.Range(0, 4 * 20 * 11).Select(i => (byte)(i * i / 7))];

    private static readonly byte[][] Files =
    [
        PngEncoder.Encode(20, 11, Rgba),
        new PngEncoder(20, 11, 3, 4, Interlaced: true) { Palette = [.. Enumerable.Range(0, 48).Select(i => (byte)i)], Transparency = [3, 4] }.Encode([.. Rgba.Take(220).Select(value => value & 15)]),
        new JpegEncoder(4, 2, 2, Restart: 1) { Orientation = 6 }.Encode(20, 11, Rgba),
        new JpegEncoder(8, 1, 1).Encode(20, 11, Rgba),
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Pictures", "Fixtures", "ring-progressive.jpg")),
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Pictures", "Fixtures", "ring-420.jpg")),
        BmpTests.Encode(5, 3, 24, 0, [], new byte[48]),
        BmpTests.Encode(5, 3, 16, 3, [0, 0xF8, 0, 0, 0xE0, 7, 0, 0, 0x1F, 0, 0, 0], new byte[36]),
        BmpTests.Encode(5, -3, 4, 0, new byte[64], new byte[12]),
        [.. "P3 2 2 255 1 2 3 4 5 6 7 8 9 10 11 12"u8],
        [.. "P4 9 2\nabcd"u8],
        [.. "P6 2 1 65535\n123456789012"u8],
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Files.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_file_that_is_cut_off_anywhere_is_an_error(int number)
    {
        byte[] whole = Files[number];
        Picture.Decode(whole);

        // all but the last few bytes of text, where a number merely becomes smaller
        for (int length = 0; length < whole.Length - 2; length++)
        {
            RequireErrorInALine(whole[..length]);
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Changed_bytes_give_a_picture_or_an_error_soon(int number)
    {
        byte[] whole = Files[number];
        var changes = Gen.ArrayOf(from place in Gen.Choose(0, whole.Length - 1) from value in Gen.Choose(0, 255) select (place, value)).Where(all => all.Length > 0);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(changes.ToArbitrary(), all =>
        {
            byte[] file = [.. whole];
            foreach (var (place, value) in all.Take(6))
            {
                file[place] = (byte)value;
            }

            RequirePictureOrErrorInALine(file);
        }));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Bytes_at_random_behind_a_sound_beginning_give_a_picture_or_an_error(int number)
    {
        byte[] whole = Files[number];
        var cases = from length in Gen.Choose(2, whole.Length) from rest in Gen.ArrayOf(Gen.Choose(0, 255)) select (length, rest);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(cases.ToArbitrary(), input =>
            RequirePictureOrErrorInALine([.. whole.Take(input.length), .. input.rest.Select(value => (byte)value)])));
    }

    [Fact]
    public void A_small_file_that_claims_a_large_picture_takes_no_memory()
    {
        byte[][] claims =
        [
            new PngEncoder(7000, 7000, 6, 16) { DataLength = 10 }.EncodeHeaderOnly(),
            [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0x1B, 0x58, 0x1B, 0x58, 1, 1, 0x11, 0, 0xFF, 0xD9],
            BmpTests.Encode(7000, 7000, 24, 0, [], [1, 2, 3]),
            [.. "P6 7000 7000 255\n1234"u8],
            [.. "P3 7000 7000 255\n1 2 3 4"u8],
        ];
        foreach (byte[] claim in claims)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            RequireErrorInALine(claim);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        }
    }

    [Fact]
    public void A_picture_beyond_the_limits_is_refused()
    {
        var limits = new PictureLimits { MaximumPixels = 219 };

        Assert.EndsWith(
            ": it is 20×11 pixels; expected at most 219 in all. Make it smaller, or raise the limit.",
            Assert.Throws<InvalidDataException>(() => Picture.Decode(Files[0], "x", limits)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "it is too large: expected at most 100 bytes, found ",
            Assert.Throws<InvalidDataException>(() => Picture.Decode(Files[0], "x", new PictureLimits { MaximumBytes = 100 })).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PictureLimits { MaximumPixels = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PictureLimits { MaximumBytes = 0 });
    }

    [Theory]
    [InlineData(new byte[0], "an empty file")]
    [InlineData(new byte[] { 71, 73, 70, 56, 57 }, "a GIF file")]
    [InlineData(new byte[] { 0, 0, 0, 24, 102, 116, 121, 112, 104, 101, 105, 99 }, "a HEIC file or video")]
    [InlineData(new byte[] { 0, 0, 0, 24, 102, 116, 121, 112, 97, 118, 105, 102 }, "an AVIF file")]
    [InlineData(new byte[] { 82, 73, 70, 70, 0, 0, 0, 0, 87, 69, 66, 80 }, "a WebP file")]
    [InlineData(new byte[] { 73, 73, 42, 0 }, "a TIFF file")]
    [InlineData(new byte[] { 37, 80, 68, 70 }, "a PDF file")]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4 }, "a zip file")]
    [InlineData(new byte[] { 0, 0, 8, 3 }, "an IDX file of images")]
    [InlineData(new byte[] { 1, 2, 3 }, "a file that begins with 010203")]
    public void Other_files_are_named(byte[] file, string name) => Assert.Equal(
        $"'x' cannot be read as a picture: expected a PNG, JPEG, BMP, PBM, PGM or PPM file, found {name}; save it as PNG or JPEG in a picture viewer first.",
        Assert.Throws<InvalidDataException>(() => Picture.Decode(file, "x")).Message);

    [Fact]
    public void A_damaged_chunk_is_told_by_its_checksum()
    {
        byte[] file = [.. Files[0]];
        file[^20] ^= 1;

        Assert.Matches(@"chunk IDAT at byte \d+ is damaged: its checksum is [0-9A-F]{8}, that of its bytes [0-9A-F]{8}; copy the file again", Assert.Throws<InvalidDataException>(() => Picture.Decode(file)).Message);
    }

    [Fact]
    public void Files_that_are_missing_or_no_files_are_named()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal($"There is no picture '{folder["x.png"]}'.", Assert.Throws<FileNotFoundException>(() => Picture.Load(folder["x.png"])).Message);
        Assert.Equal($"'{folder.Path}' is a directory; expected a picture. Name the files in it.", Assert.Throws<InvalidDataException>(() => Picture.Load(folder.Path)).Message);
        Assert.Equal(
            $"'{folder.Write("big.png", new byte[1000])}' is too large for a picture: expected at most 999 bytes. Make it smaller, or raise the limit.",
            Assert.Throws<InvalidDataException>(() => Picture.Load(folder["big.png"], new PictureLimits { MaximumBytes = 999 })).Message);
    }

    private static void RequireErrorInALine(byte[] file) => Assert.NotNull(Read(file));

    private static void RequirePictureOrErrorInALine(byte[] file) => Read(file);

    private static InvalidDataException? Read(byte[] file)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            Picture.Decode(file, "x", new PictureLimits { MaximumPixels = 1_000_000 });
            return null;
        }
        catch (InvalidDataException exception)
        {
            Assert.StartsWith("'x' cannot be read as a picture: ", exception.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', exception.Message);
            return exception;
        }
        finally
        {
            Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
        }
    }
}
