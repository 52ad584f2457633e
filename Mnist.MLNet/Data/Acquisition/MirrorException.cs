namespace Mnist.MLNet.Data;

/// <summary>One mirror did not deliver a file; another may. Never leaves the downloader.</summary>
internal sealed class MirrorException(string message, bool unreachable = false, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether there was no answer at all, so that asking for the other files is in vain.</summary>
    public bool Unreachable { get; } = unreachable;
}
