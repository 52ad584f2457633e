using FsCheck;
using FsCheck.Fluent;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Tests.Data;

public sealed class IdxReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Items_come_one_after_the_other(bool packed)
    {
        byte[] file = packed ? IdxBytes.Gzip(IdxBytes.TwoImages()) : IdxBytes.TwoImages();
        using var reader = IdxReader.Open(_folder.Write("images", file));
        var item = new byte[6];

        Assert.True(reader.TryReadItem(item));
        Assert.Equal([0, 1, 2, 3, 4, 5], item);
        Assert.True(reader.TryReadItem(item));
        Assert.Equal([6, 7, 8, 9, 10, 11], item);
        Assert.False(reader.TryReadItem(item));
        Assert.False(reader.TryReadItem(item));
    }

    [Fact]
    public void The_rest_can_be_read_at_once()
    {
        using var reader = IdxReader.Open(_folder.Write("images", IdxBytes.TwoImages()));
        reader.TryReadItem(new byte[6]);

        Assert.Equal([6, 7, 8, 9, 10, 11], reader.ReadToEnd());
    }

    [Fact]
    public void A_buffer_of_the_wrong_length_is_refused()
    {
        using var reader = IdxReader.Open(_folder.Write("images", IdxBytes.TwoImages()));

        Assert.Throws<ArgumentException>(() => reader.TryReadItem(new byte[5]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_stream_that_cannot_seek_will_do(bool packed)
    {
        byte[] file = packed ? IdxBytes.Gzip(IdxBytes.TwoImages()) : IdxBytes.TwoImages();
        using var reader = new IdxReader(new TricklingStream(file), "it");

        Assert.Equal(12, reader.ReadToEnd().Length);
    }

    [Fact]
    public void What_the_writer_writes_the_reader_reads()
    {
        var sizes = from count in Gen.Choose(1, 40)
                    from rows in Gen.Choose(1, 12)
                    from columns in Gen.Choose(1, 12)
                    from packed in Gen.Elements(false, true)
                    from seed in Gen.Choose(0, int.MaxValue - 1)
                    select (count, rows, columns, packed, seed);

        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(sizes.ToArbitrary(), size =>
        {
            var pixels = new byte[size.count * size.rows * size.columns];
            new Random(size.seed).NextBytes(pixels);
            string path = _folder[size.packed ? "it.gz" : "it"];
            IdxWriter.WriteImages(path, size.rows, size.columns, pixels);
            using var reader = IdxReader.Open(path);
            return reader.Header.Dimensions.SequenceEqual([size.count, size.rows, size.columns]) && reader.ReadToEnd().SequenceEqual(pixels);
        }));
    }

    [Fact]
    public void A_name_in_gz_is_packed_and_another_is_not()
    {
        IdxWriter.WriteLabels(_folder["labels"], new byte[] { 3, 1 });
        IdxWriter.WriteLabels(_folder["labels.gz"], new byte[] { 3, 1 });

        Assert.Equal(IdxBytes.Labels(3, 1), File.ReadAllBytes(_folder["labels"]));
        Assert.Equal([0x1F, 0x8B], File.ReadAllBytes(_folder["labels.gz"])[..2]);
    }

    [Fact]
    public void The_writer_refuses_what_no_file_can_hold()
    {
        Assert.Throws<ArgumentException>(() => IdxWriter.WriteImages(_folder["it"], 2, 2, new byte[5]));
        Assert.Throws<ArgumentException>(() => IdxWriter.WriteImages(_folder["it"], 2, 2, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => IdxWriter.WriteImages(_folder["it"], 0, 2, new byte[4]));
        Assert.Throws<ArgumentException>(() => IdxWriter.WriteLabels(_folder["it"], default));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_file_cut_at_any_place_is_refused()
    {
        byte[] whole = IdxBytes.TwoImages();
        for (int length = 0; length < whole.Length; length++)
        {
            string message = Refused(whole[..length]);
            string expected = length switch
            {
                0 => "is empty",
                < 16 => "is truncated in its header: expected",
                _ => $"is truncated: expected 12 bytes of data (2×2×3), found {length - 16}. Fetch it again.",
            };
            Assert.Contains(expected, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_packed_file_cut_at_any_place_is_refused()
    {
        byte[] whole = IdxBytes.Gzip(IdxBytes.TwoImages());
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.NotEmpty(Refused(whole[..length]));
        }
    }

    [Fact]
    public void A_packed_file_without_its_last_bytes_is_called_cut_off()
    {
        Assert.Contains("does not end as a gzip file of 28 bytes does: it is cut off at its end, or other bytes follow", Refused(IdxBytes.Gzip(IdxBytes.TwoImages())[..^3]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_packed_file_that_holds_too_little_is_found_item_by_item_too()
    {
        using var reader = IdxReader.Open(_folder.Write("it", IdxBytes.Gzip(IdxBytes.TwoImages()[..^1])));
        var item = new byte[6];

        Assert.True(reader.TryReadItem(item));
        Assert.Contains("is truncated: expected 12 bytes of data (2×2×3), found 11", Assert.Throws<InvalidDataException>(() => reader.TryReadItem(item)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packed_file_longer_than_the_first_buffer_is_read_whole()
    {
        var pixels = new byte[80_000_000];
        pixels[^1] = 7;
        IdxWriter.WriteImages(_folder["it.gz"], 1000, 1000, pixels);

        Assert.True(pixels.AsSpan().SequenceEqual(ReadAll(_folder["it.gz"])));
    }

    [Fact]
    public void Trailing_bytes_are_counted()
    {
        Assert.Contains("has trailing bytes: expected 12 bytes of data (2×2×3), found 14", Refused([.. IdxBytes.TwoImages(), 0, 0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Trailing_bytes_in_a_packed_file_are_found()
    {
        Assert.Contains("has trailing bytes: expected 28 bytes in all, found more", Refused(IdxBytes.Gzip([.. IdxBytes.TwoImages(), 0, 0])), StringComparison.Ordinal);
        Assert.Contains("other bytes follow", Refused([.. IdxBytes.Gzip(IdxBytes.TwoImages()), 0, 0]), StringComparison.Ordinal);
        Assert.Contains("other bytes follow", Refused([.. IdxBytes.Gzip(IdxBytes.TwoImages()), .. new byte[100_000]]), StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_to_a_packed_file_is_found_wherever_it_is()
    {
        byte[] whole = IdxBytes.Gzip(IdxBytes.TwoImages());

        // bytes 3 to 9 are flags and a time stamp, which do not matter to the content
        for (int i = 10; i < whole.Length; i++)
        {
            byte[] damaged = [.. whole];
            damaged[i] ^= 0x5A;
            Assert.NotEmpty(Refused(damaged));
        }
    }

    [Fact]
    public void A_corrupt_gzip_file_is_called_damaged()
    {
        byte[] damaged = IdxBytes.Gzip(IdxBytes.TwoImages());
        damaged[^6] ^= 0xFF;

        Assert.EndsWith("is damaged: its gzip content cannot be unpacked. Fetch it again.", Refused(damaged), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_bytes_are_read_or_refused_with_one_line()
    {
        var bytes = from tail in Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf()
                    from head in Gen.Elements<byte[]>([], [0], [0, 0, 8, 1, 0, 0, 0], [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0], [0x1F, 0x8B], [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3])
                    from packed in Gen.Elements(false, true)
                    select packed ? IdxBytes.Gzip([.. head, .. tail]) : [.. head, .. tail];

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(bytes.ToArbitrary(), input =>
        {
            try
            {
                using var reader = new IdxReader(new MemoryStream(input), "it");
                return reader.ReadToEnd().Length == reader.Header.DataLength;
            }
            catch (InvalidDataException exception)
            {
                return exception.Message.StartsWith("'it' ", StringComparison.Ordinal) && !exception.Message.Contains('\n', StringComparison.Ordinal);
            }
        }));
    }

    [Fact]
    public void A_header_that_promises_much_takes_no_memory_for_it()
    {
        byte[] packed = IdxBytes.Gzip(IdxBytes.Make(8, [2_000_000, 32, 32], 1, 2, 3));
        string path = _folder.Write("it", packed);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("expected 2048000000 bytes of data (2000000×32×32), found 3", Assert.Throws<InvalidDataException>(() => ReadAll(path)).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var exception = Assert.Throws<FileNotFoundException>(() => IdxReader.Open(_folder["none"]));

        Assert.Equal($"'{_folder["none"]}' does not exist; expected an IDX file, plain or packed by gzip. Check the path.", exception.Message);
        Assert.Throws<FileNotFoundException>(() => IdxReader.Open(Path.Combine(_folder["none"], "none")));
    }

    [Fact]
    public void A_directory_in_place_of_a_file_is_named()
    {
        Assert.StartsWith($"'{_folder.Path}' is a directory; expected an IDX file.", Assert.Throws<InvalidDataException>(() => IdxReader.Open(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_named()
    {
        var exception = Assert.Throws<UnauthorizedAccessException>(() => IdxReader.Open(() => throw new UnauthorizedAccessException(), "it"));

        Assert.Equal("'it' may not be read; expected an IDX file. Give this user the right to read it.", exception.Message);
    }

    [SkippableFact]
    public void The_system_s_own_refusal_is_understood()
    {
        string path = _folder.Write("it", IdxBytes.TwoImages());
        UnreadableFile.Make(path);

        Assert.Throws<UnauthorizedAccessException>(() => IdxReader.Open(path));
    }

    private string Refused(byte[] bytes) => Assert.Throws<InvalidDataException>(() => ReadAll(_folder.Write("it", bytes))).Message;

    private static byte[] ReadAll(string path)
    {
        using var reader = IdxReader.Open(path);
        return reader.ReadToEnd();
    }
}
