using Mnist.MLNet.Tests.Data;

namespace Mnist.MLNet.Tests.Cli;

/// <summary>Every defect of a data set gives its own line and the same exit code, in each command that reads the data.</summary>
public sealed class BrokenDataTests : IDisposable
{
    private const string Images = "train-images-idx3-ubyte";
    private const string Labels = "train-labels-idx1-ubyte";
    private const string TestLabels = "t10k-labels-idx1-ubyte";

    private readonly TemporaryFolder _folder = new();

    public BrokenDataTests() => SmallDataSet.Write(_folder.Path);

    public static TheoryData<string, byte[], string> Defects => new()
    {
        { Images, [1, 2, 3, 4, 5], "'{0}' is no IDX file: expected it to begin with the bytes 0000, found 01020304" },
        { Images, [], "'{0}' is empty; expected an IDX file. Fetch it again" },
        { Images, IdxBytes.Make(0x0D, [3, 2, 3], new byte[72]), "'{0}' cannot be read: expected the element type UnsignedByte (0x08), found elements of type SinglePrecision (0x0D)" },
        { Images, IdxBytes.Make(8, [3, 2, 3], new byte[17]), "'{0}' is truncated: expected 18 bytes of data (3×2×3), found 17. Fetch it again" },
        { Images, IdxBytes.Make(8, [3, 2, 3], new byte[19]), "'{0}' has trailing bytes: expected 18 bytes of data (3×2×3), found 19. Fetch it again" },
        { Images, IdxBytes.Make(8, [uint.MaxValue, uint.MaxValue, uint.MaxValue]), "'{0}' has a header that cannot be right: the sizes 4294967295×4294967295×4294967295 come to 79228162458924105385300197375 bytes, and at most 2147483591 can be held" },
        { Labels, [.. IdxBytes.Gzip(IdxBytes.Labels(0, 1, 2))[..10], 255, 255, 255], "'{0}' is damaged: its gzip content cannot be unpacked. Fetch it again" },
        { TestLabels, IdxBytes.Make(8, [2, 2, 3], new byte[12]), "'{0}' holds no labels: expected 1 dimension, found 3 (2×2×3). Are image and label file swapped?" },
    };

    [Theory]
    [MemberData(nameof(Defects))]
    public void Training_on_a_broken_file_says_what_is_wrong_with_it(string name, byte[] bytes, string expected)
    {
        string path = _folder.Write(name, bytes);

        Assert.Equal(expected.Replace("{0}", path, StringComparison.Ordinal), CliRun.Of("train", "lenet5", "--data", _folder.Path, "--runs", _folder["runs"]).Failed(3));
    }

    [Theory]
    [MemberData(nameof(Defects))]
    public void Verifying_a_broken_file_says_what_is_wrong_with_it(string name, byte[] bytes, string expected)
    {
        string path = _folder.Write(name, bytes);

        Assert.Equal(expected.Replace("{0}", path, StringComparison.Ordinal), CliRun.Of("data", "verify", _folder.Path).Failed(3));
    }

    [Fact]
    public void Verifying_several_broken_files_gives_each_its_line()
    {
        _folder.Write(Images, 9, 9, 9, 9);
        File.Delete(_folder[TestLabels]);

        var run = CliRun.Of("data", "verify", _folder.Path);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(
            $"""
            mnist: '{_folder[Images]}' is no IDX file: expected it to begin with the bytes 0000, found 09090909
            mnist: '{_folder.Path}' lacks {TestLabels}; expected it plain or with .gz. Fetch it, or name another folder

            """.ReplaceLineEndings("\n"),
            run.Error);
        Assert.Contains("t10k-images-idx3-ubyte", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train", "lenet5", "--data")]
    [InlineData("data", "verify")]
    [InlineData("data", "get", "--data")]
    [InlineData("data", "show")]
    public void Files_of_different_counts_do_not_belong_together(params string[] command)
    {
        _folder.Write(Labels, IdxBytes.Labels(0, 1));

        Assert.Equal(
            $"'{_folder[Images]}' and '{_folder[Labels]}' do not belong together: found 3 images and 2 labels; expected as many of each",
            CliRun.Of([.. command, _folder.Path]).Failed(3));
    }

    [Fact]
    public void A_directory_where_a_file_should_be_is_named()
    {
        File.Delete(_folder[Images]);
        Directory.CreateDirectory(_folder[Images]);

        string expected = $"'{_folder[Images]}' is a directory; expected an IDX file. Name the file, or the folder that holds the four files";
        Assert.Equal(expected, CliRun.Of("train", "--data", _folder.Path, "--runs", _folder["runs"]).Failed(3));
        Assert.Equal(expected, CliRun.Of("data", "verify", _folder.Path).Failed(3));
    }

    [SkippableFact]
    public void A_file_without_permission_is_named()
    {
        UnreadableFile.Make(_folder[Images]);

        string expected = $"'{_folder[Images]}' may not be read; expected an IDX file. Give this user the right to read it";
        Assert.Equal(expected, CliRun.Of("train", "--data", _folder.Path, "--runs", _folder["runs"]).Failed(3));
        Assert.Equal(expected, CliRun.Of("data", "verify", _folder.Path).Failed(3));
    }

    [Fact]
    public void A_folder_that_is_missing_or_a_file_is_named()
    {
        Assert.StartsWith($"'{_folder["none"]}' does not exist; expected a folder", CliRun.Of("train", "--data", _folder["none"], "--runs", _folder["runs"]).Failed(3), StringComparison.Ordinal);
        Assert.StartsWith($"'{_folder[Images]}' is a file; expected a folder", CliRun.Of("data", "verify", _folder[Images]).Failed(3), StringComparison.Ordinal);
    }

    [Fact]
    public void Images_of_a_size_that_the_network_does_not_take_are_refused() => Assert.Equal(
        $"'{_folder.Path}' has images of 2×3 pixels; network 'lenet5' takes 28×28",
        CliRun.Of("train", "lenet5", "--data", _folder.Path, "--runs", _folder["runs"]).Failed(3));

    public void Dispose() => _folder.Dispose();
}
