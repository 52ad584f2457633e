namespace Mnist.MLNet.Data;

/// <summary>
/// Fetches the four files of MNIST from public mirrors. Each file is kept only when the SHA-256 of its unpacked content is the known one;
/// a download that breaks off leaves <c>.part</c> files, with which the next one goes on.
/// </summary>
public sealed class MnistDownloader
{
    private readonly IReadOnlyList<Uri> _mirrors;
    private readonly IReadOnlyList<PublishedFile> _files;
    private readonly DownloadTimeouts _timeouts;

    /// <summary>Makes a downloader.</summary>
    /// <param name="mirrors">Addresses that hold the four files, tried in this order; each https (or on this machine), ending in a slash. Without them <see cref="Mirrors"/>.</param>
    /// <exception cref="ArgumentException">An address is not https, or does not end in a slash; or there is none.</exception>
    public MnistDownloader(IReadOnlyList<Uri>? mirrors = null)
        : this(mirrors ?? Mirrors, PublishedFile.Mnist, DownloadTimeouts.Default)
    {
    }

    internal MnistDownloader(IReadOnlyList<Uri> mirrors, IReadOnlyList<PublishedFile> files, DownloadTimeouts timeouts)
    {
        if (mirrors.Count == 0)
        {
            throw new ArgumentException("Expected at least one mirror, found none.", nameof(mirrors));
        }

        foreach (Uri mirror in mirrors)
        {
            bool secure = mirror.IsAbsoluteUri && (mirror.Scheme == Uri.UriSchemeHttps || (mirror.Scheme == Uri.UriSchemeHttp && mirror.IsLoopback));
            if (!secure || !mirror.AbsolutePath.EndsWith('/'))
            {
                throw new ArgumentException($"'{mirror}' is no mirror: expected an https address that ends in a slash.", nameof(mirrors));
            }
        }

        _mirrors = mirrors;
        _files = files;
        _timeouts = timeouts;
    }

    /// <summary>The public mirrors of MNIST that are used unless others are named.</summary>
    public static IReadOnlyList<Uri> Mirrors { get; } =
    [
        new("https://ossci-datasets.s3.amazonaws.com/mnist/"),
        new("https://storage.googleapis.com/cvdf-datasets/mnist/"),
    ];

    /// <summary>Fetches what <paramref name="folder"/> lacks, and what is there with another content; a folder that has all is left as it is.</summary>
    /// <param name="folder">Where the files go; made, if it does not exist, when a mirror has answered.</param>
    /// <param name="progress">Is told how far each file has come; may be called often, and from any thread.</param>
    /// <param name="cancellationToken">Stops the download; what has been fetched stays for the next one.</param>
    /// <exception cref="HttpRequestException">No mirror delivered; the message names the reason of each.</exception>
    /// <exception cref="IOException">The disk refuses the data, or another download into the folder is under way.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task DownloadAsync(string folder, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        using var handler = new SocketsHttpHandler { ConnectTimeout = _timeouts.Connect };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mnist.MLNet");
        var transfer = new FileTransfer(client, _timeouts, progress);
        var mirrors = new List<Uri>(_mirrors);
        var failures = new List<string>();
        foreach (PublishedFile file in _files)
        {
            string path = Path.Combine(folder, file.Name);
            if (!File.Exists(path) || !file.IsAt(path))
            {
                await FetchAsync(transfer, mirrors, failures, file, folder, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Fetches one file from the first mirror that delivers it; a mirror that cannot be reached is not asked again.</summary>
    private static async Task FetchAsync(
        FileTransfer transfer, List<Uri> mirrors, List<string> failures, PublishedFile file, string folder, CancellationToken cancellation)
    {
        foreach (Uri mirror in mirrors.ToArray())
        {
            try
            {
                await transfer.FetchAsync(mirror, file, folder, cancellation).ConfigureAwait(false);
                return;
            }
            catch (MirrorException exception)
            {
                failures.Add(exception.Message);
                if (exception.Unreachable)
                {
                    mirrors.Remove(mirror);
                }
            }
        }

        throw new HttpRequestException($"MNIST cannot be fetched: {string.Join("; ", failures)}. Check the network, or put the four files into '{folder}'.");
    }
}
