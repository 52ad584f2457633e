namespace Mnist.MLNet.Data;

/// <summary>How long the downloader waits. Short where nothing has been heard of a mirror, so that a machine without network finds out in seconds.</summary>
/// <param name="Connect">For a connection.</param>
/// <param name="Response">For the first line of an answer, connecting included.</param>
/// <param name="Stall">For the next bytes of a file.</param>
internal sealed record DownloadTimeouts(TimeSpan Connect, TimeSpan Response, TimeSpan Stall)
{
    public static DownloadTimeouts Default { get; } = new(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20));
}
