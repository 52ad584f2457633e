namespace Mnist.MLNet.Data;

/// <summary>Where a data set comes from.</summary>
public enum DataProvenance
{
    /// <summary>Files that were there already.</summary>
    Local,

    /// <summary>Files fetched just now, each with the SHA-256 that the real MNIST has.</summary>
    Downloaded,

    /// <summary>Digits drawn by this library: not MNIST.</summary>
    Drawn,
}
