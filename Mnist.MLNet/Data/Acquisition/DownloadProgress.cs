namespace Mnist.MLNet.Data;

/// <summary>How far the download of one file has come.</summary>
/// <param name="FileName">The file, as it will be called in the folder.</param>
/// <param name="Mirror">The mirror that it comes from.</param>
/// <param name="BytesReceived">The bytes of it that are on disk, those of an earlier, broken-off download included.</param>
/// <param name="TotalBytes">The bytes that it will have, or null where the mirror does not say.</param>
public readonly record struct DownloadProgress(string FileName, Uri Mirror, long BytesReceived, long? TotalBytes);
