namespace Mnist.MLNet.Data;

/// <summary>Where to look for a data set, and what to do where there is none.</summary>
public sealed class DataSetLocatorOptions
{
    /// <summary>The folder to use, and no other; it must hold the four files.</summary>
    /// <value>Null (the default) to look for one.</value>
    public string? Folder { get; init; }

    /// <summary>The folder under which <c>datasets/mnist</c> and <c>datasets/drawn</c> lie.</summary>
    /// <value>Empty (the default) for the current directory.</value>
    public string BaseFolder { get; init; } = "";

    /// <summary>The number of classes that the data must keep to, as when it is for a model that has been trained.</summary>
    /// <value>From 1 to 256; null (the default) for the largest label plus 1.</value>
    public int? ClassCount { get; init; }

    /// <summary>Whether MNIST may be fetched from the network.</summary>
    /// <value>True by default.</value>
    public bool AllowDownload { get; init; } = true;

    /// <summary>The addresses that MNIST is fetched from, tried in this order; each https, ending in a slash.</summary>
    /// <value><see cref="MnistDownloader.Mirrors"/> by default.</value>
    public IReadOnlyList<Uri> Mirrors { get; init; } = MnistDownloader.Mirrors;

    /// <summary>Is told how far a download has come; may be called often, and from any thread.</summary>
    public IProgress<DownloadProgress>? Progress { get; init; }

    /// <summary>Is told, in one plain line, when the program's own drawn digits take the place of MNIST.</summary>
    public Action<string>? Announce { get; init; }
}
