using Mnist.MLNet.Persistence;

namespace Mnist.MLNet.Tests.Persistence;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_written_into_a_new_folder()
    {
        string path = Path.Combine(_folder["new"], "deep", "it.txt");
        AtomicFile.WriteAllText(path, "ä\n");

        Assert.Equal([0xC3, 0xA4, 0x0A], File.ReadAllBytes(path));
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void An_older_file_is_replaced()
    {
        string path = _folder.Write("it", 1, 2, 3);
        AtomicFile.WriteAllBytes(path, new byte[] { 4 });

        Assert.Equal([4], File.ReadAllBytes(path));
    }

    [Fact]
    public void A_failure_leaves_the_older_file_and_nothing_else()
    {
        string path = _folder.Write("it", 1, 2, 3);

        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write([9, 9]);
            throw new InvalidOperationException();
        }));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Nothing_is_to_be_seen_until_all_is_written()
    {
        string path = _folder["it"];

        AtomicFile.Write(path, stream =>
        {
            stream.Write(new byte[100_000]);
            Assert.False(File.Exists(path));
        });
        Assert.Equal(100_000, new FileInfo(path).Length);
    }

    [Fact]
    public void A_directory_is_not_replaced()
    {
        Assert.Contains("it is a directory; name a file", Assert.Throws<IOException>(() => AtomicFile.WriteAllText(_folder.Path, "")).Message, StringComparison.Ordinal);
    }
}
