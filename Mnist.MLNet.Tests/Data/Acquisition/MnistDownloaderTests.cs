using System.Collections.Concurrent;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Tests.Data.Acquisition;

public sealed class MnistDownloaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PublishedSample _sample = new();
    private readonly LoopbackMirror _mirror;

    public MnistDownloaderTests() => _mirror = new LoopbackMirror(_sample.Packed);

    public void Dispose()
    {
        _mirror.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Four_files_arrive_whole_and_progress_is_told()
    {
        var progress = new Recorder();
        await _sample.Downloader(_mirror.Address).DownloadAsync(_folder["new"], progress);

        AssertComplete(_folder["new"]);
        foreach (PublishedFile file in _sample.Files)
        {
            long[] received = [.. progress.Reports.Where(report => report.FileName == file.Name).Select(report => report.BytesReceived)];
            Assert.Equal(received.Order(), received);
            Assert.Equal(_sample.Packed[file.Name].Length, received[^1]);
        }

        Assert.All(progress.Reports, report => Assert.Equal((_mirror.Address, _sample.Packed[report.FileName].Length), (report.Mirror, report.TotalBytes)));
    }

    [Fact]
    public async Task What_is_there_already_is_not_fetched_again_unless_it_is_damaged()
    {
        var downloader = _sample.Downloader(_mirror.Address);
        await downloader.DownloadAsync(_folder.Path);
        _mirror.Requests.Clear();
        await downloader.DownloadAsync(_folder.Path);
        Assert.Empty(_mirror.Requests);

        File.WriteAllBytes(_folder[PublishedSample.Images], [1, 2, 3]);
        await downloader.DownloadAsync(_folder.Path);
        Assert.Equal([PublishedSample.Images + "@0"], _mirror.Requests);
        AssertComplete(_folder.Path);
    }

    [Fact]
    public async Task A_transfer_that_breaks_off_is_taken_up_where_it_was()
    {
        _mirror.BreaksLeft = 3;
        await _sample.Downloader(_mirror.Address).DownloadAsync(_folder.Path);

        AssertComplete(_folder.Path);
        long[] starts = Starts();
        Assert.Equal(4, starts.Length);
        Assert.Equal(starts.Order().Distinct(), starts);
    }

    [Fact]
    public async Task The_next_download_goes_on_with_what_an_earlier_one_left()
    {
        byte[] file = _sample.Packed[PublishedSample.Images];
        _folder.Write(PublishedSample.Images + ".part", file[..5000]);
        await _sample.Downloader(_mirror.Address).DownloadAsync(_folder.Path);

        AssertComplete(_folder.Path);
        Assert.Equal([5000], Starts());
    }

    [Fact]
    public async Task A_file_that_only_lacks_its_name_gets_it()
    {
        _folder.Write(PublishedSample.Images + ".part", _sample.Packed[PublishedSample.Images]);
        await _sample.Downloader(_mirror.Address).DownloadAsync(_folder.Path);

        AssertComplete(_folder.Path);
    }

    [Fact]
    public async Task A_mirror_that_ignores_ranges_gives_the_whole_file()
    {
        _mirror.IgnoresRanges = true;
        _folder.Write(PublishedSample.Images + ".part", 1, 2, 3);
        await _sample.Downloader(_mirror.Address).DownloadAsync(_folder.Path);

        AssertComplete(_folder.Path);
        Assert.Equal([3], Starts());
    }

    [Fact]
    public async Task A_beginning_that_does_not_fit_is_dropped_and_fetched_anew()
    {
        _folder.Write(PublishedSample.Images + ".part", new byte[500]);
        await _sample.Downloader(_mirror.Address).DownloadAsync(_folder.Path);

        AssertComplete(_folder.Path);
        Assert.Equal([500, 0], Starts());
    }

    [Fact]
    public async Task A_file_with_another_content_comes_from_the_next_mirror()
    {
        var wrong = new Dictionary<string, byte[]>(_sample.Packed) { [PublishedSample.Images] = IdxBytes.Gzip(IdxBytes.TwoImages()) };
        using var liar = new LoopbackMirror(wrong);
        await _sample.Downloader(liar.Address, _mirror.Address).DownloadAsync(_folder.Path);

        AssertComplete(_folder.Path);
        Assert.Equal([PublishedSample.Images + "@0"], _mirror.Requests);
    }

    [Fact]
    public async Task A_file_with_another_content_everywhere_is_refused_and_not_kept()
    {
        var wrong = new Dictionary<string, byte[]>(_sample.Packed) { [PublishedSample.Images] = IdxBytes.Gzip(IdxBytes.TwoImages()) };
        using var liar = new LoopbackMirror(wrong);
        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => _sample.Downloader(liar.Address).DownloadAsync(_folder.Path));

        Assert.Equal(
            $"MNIST cannot be fetched: 127.0.0.1 sent a {PublishedSample.Images} with another content than MNIST's. Check the network, or put the four files into '{_folder.Path}'.",
            exception.Message);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_file_without_end_is_cut_short()
    {
        var wrong = new Dictionary<string, byte[]>(_sample.Packed) { [PublishedSample.Images] = new byte[1_000_000] };
        using var liar = new LoopbackMirror(wrong);
        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => _sample.Downloader(liar.Address).DownloadAsync(_folder.Path));

        Assert.Contains("that is longer than MNIST's", exception.Message, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(_folder.Path), file => Assert.Equal(0, new FileInfo(file).Length));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(503)]
    public async Task A_mirror_that_answers_with_an_error_is_passed_over(int status)
    {
        using var broken = new LoopbackMirror(_sample.Packed) { Status = status };
        await _sample.Downloader(broken.Address, _mirror.Address).DownloadAsync(_folder.Path);
        AssertComplete(_folder.Path);

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => _sample.Downloader(broken.Address).DownloadAsync(_folder["other"]));
        Assert.Contains($"127.0.0.1 answered {status} for {PublishedSample.Images}", exception.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["other"]));
    }

    [Fact]
    public async Task A_mirror_that_cannot_be_reached_is_asked_once()
    {
        using var silent = new LoopbackMirror(_sample.Packed) { Silent = true };
        await _sample.Downloader(TimeSpan.FromSeconds(10), LoopbackMirror.Nowhere(), silent.Address, _mirror.Address).DownloadAsync(_folder.Path);

        AssertComplete(_folder.Path);
        Assert.Single(silent.Requests);
    }

    [Fact]
    public async Task A_download_can_be_stopped_and_keeps_what_it_has()
    {
        using var stop = new CancellationTokenSource();
        var progress = new Recorder { After = _ => stop.Cancel() };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _sample.Downloader(_mirror.Address).DownloadAsync(_folder.Path, progress, stop.Token));
        Assert.Equal([_folder[PublishedSample.Images + ".part"]], Directory.GetFiles(_folder.Path));
        Assert.NotEqual(0, new FileInfo(_folder[PublishedSample.Images + ".part"]).Length);
    }

    [Fact]
    public async Task A_second_download_into_the_same_folder_says_so()
    {
        using var other = new FileStream(_folder[PublishedSample.Images + ".part"], FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        var exception = await Assert.ThrowsAsync<IOException>(() => _sample.Downloader(_mirror.Address).DownloadAsync(_folder.Path));

        Assert.Contains("is in use: another download into this folder seems to be under way", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.org/mnist/")]
    [InlineData("ftp://127.0.0.1/mnist/")]
    [InlineData("https://example.org/mnist")]
    public void An_address_that_is_not_safe_is_refused(string address)
    {
        Assert.Contains("expected an https address that ends in a slash", Assert.Throws<ArgumentException>(() => new MnistDownloader([new Uri(address)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new MnistDownloader([]));
    }

    [SkippableFact]
    public void The_known_hashes_are_those_of_the_real_MNIST()
    {
        RealMnist.SkipIfMissing();
        var paths = MnistFolder.Find(RealMnist.Folder!).Files;

        Assert.All(PublishedFile.Mnist.Zip(paths), pair => Assert.True(pair.First.IsAt(pair.Second)));
        Assert.Equal(MnistFolder.FileNames.Select(name => name + ".gz"), PublishedFile.Mnist.Select(file => file.Name));
        Assert.Equal(MnistData.MnistContentHash, RealMnist.Data.ContentHash);
    }

    private void AssertComplete(string folder)
    {
        Assert.Equal(_sample.Packed.Keys.Order(), Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        Assert.All(_sample.Packed, file => Assert.Equal(file.Value, File.ReadAllBytes(Path.Combine(folder, file.Key))));
    }

    private long[] Starts() => [.. _mirror.Requests.Select(request => request.Split('@')).Where(parts => parts[0] == PublishedSample.Images).Select(parts => long.Parse(parts[1], null))];

    /// <summary>Keeps reports as they come, on the thread that makes them.</summary>
    private sealed class Recorder : IProgress<DownloadProgress>
    {
        public ConcurrentQueue<DownloadProgress> Reports { get; } = new();

        public Action<DownloadProgress>? After { get; init; }

        public void Report(DownloadProgress value)
        {
            Reports.Enqueue(value);
            After?.Invoke(value);
        }
    }
}
