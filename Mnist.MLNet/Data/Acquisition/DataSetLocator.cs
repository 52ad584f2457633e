namespace Mnist.MLNet.Data;

/// <summary>
/// Finds a data set. In this order: the folder that the caller names; the one that the environment variable MNIST_DIR names;
/// <c>datasets/mnist</c>; a download into that folder; and, where nothing can be fetched, digits that this library draws into <c>datasets/drawn</c>.
/// A folder that is named must be sound: if it is not, that is an error, and nothing else is tried.
/// </summary>
public sealed class DataSetLocator
{
    /// <summary>The environment variable that names the folder of a data set.</summary>
    public const string EnvironmentVariable = "MNIST_DIR";

    private readonly DataSetLocatorOptions _options;
    private readonly Func<string, string?> _environment;
    private readonly MnistDownloader _downloader;
    private readonly Action<string> _draw;

    /// <summary>Makes a locator.</summary>
    /// <param name="options">Where to look; the defaults where left out.</param>
    /// <exception cref="ArgumentException">A mirror's address is not https or does not end in a slash, or there is none.</exception>
    public DataSetLocator(DataSetLocatorOptions? options = null)
        : this(options ??= new(), Environment.GetEnvironmentVariable, new MnistDownloader(options.Mirrors), folder => DrawnDigits.Write(folder, overwrite: true))
    {
    }

    internal DataSetLocator(DataSetLocatorOptions options, Func<string, string?> environment, MnistDownloader downloader, Action<string> draw)
    {
        _options = options;
        _environment = environment;
        _downloader = downloader;
        _draw = draw;
    }

    private string MnistPath => Path.Combine(_options.BaseFolder, "datasets", "mnist");

    private string DrawnPath => Path.Combine(_options.BaseFolder, "datasets", "drawn");

    /// <summary>Finds and opens a data set, as <see cref="LocateAsync"/> does, and waits for it.</summary>
    /// <param name="cancellationToken">Stops a download.</param>
    public MnistData Locate(CancellationToken cancellationToken = default) =>
        Task.Run(() => LocateAsync(cancellationToken), cancellationToken).GetAwaiter().GetResult();

    /// <summary>Finds and opens a data set. Headers and labels are checked now, images when they are first read (see <see cref="MnistData.EnsureLoaded"/>).</summary>
    /// <param name="cancellationToken">Stops a download; what has been fetched stays for the next one.</param>
    /// <exception cref="DirectoryNotFoundException">The folder that was named does not exist.</exception>
    /// <exception cref="FileNotFoundException">The folder that was named lacks a file.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, files do not belong together, or a label is out of range.</exception>
    /// <exception cref="IOException">The disk refuses downloaded or drawn data, or another download is under way.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read, or a folder not be written to.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<MnistData> LocateAsync(CancellationToken cancellationToken = default)
    {
        if (_options.Folder is { } named)
        {
            return MnistData.Load(named, _options.ClassCount);
        }

        if (_environment(EnvironmentVariable) is { Length: > 0 } variable)
        {
            return Directory.Exists(variable)
                ? MnistData.Load(variable, _options.ClassCount)
                : throw new DirectoryNotFoundException(
                    $"{EnvironmentVariable} names '{variable}', which is no folder; set it to the folder that holds the four files of MNIST, or clear it.");
        }

        if (MnistFolder.IsComplete(MnistPath))
        {
            return MnistData.Load(MnistPath, _options.ClassCount);
        }

        if (!_options.AllowDownload)
        {
            return Draw($"There is no MNIST in '{MnistPath}'");
        }

        try
        {
            await _downloader.DownloadAsync(MnistPath, _options.Progress, cancellationToken).ConfigureAwait(false);
            return MnistData.Load(MnistPath, _options.ClassCount, DataProvenance.Downloaded);
        }
        catch (HttpRequestException exception)
        {
            return Draw(exception.Message.TrimEnd('.'));
        }
    }

    /// <summary>Draws digits unless an earlier run has, and says why.</summary>
    private MnistData Draw(string reason)
    {
        _options.Announce?.Invoke($"{reason}. Using digits drawn by this program instead, in '{DrawnPath}': figures on them are not figures on MNIST.");
        if (!MnistFolder.IsComplete(DrawnPath))
        {
            _draw(DrawnPath);
        }

        return MnistData.Load(DrawnPath, _options.ClassCount, DataProvenance.Drawn);
    }
}
