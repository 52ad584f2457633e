namespace Mnist.MLNet.Data;

/// <summary>Published files that are known by their content.</summary>
public static class KnownFiles
{
    /// <summary>Finds the published file that has a content.</summary>
    /// <param name="sha256">The SHA-256 of a file's unpacked content, as 64 lower-case hexadecimal digits.</param>
    /// <returns>The data set and the file's name, such as "MNIST train-images-idx3-ubyte"; null for an unknown content.</returns>
    public static string? Find(string sha256) =>
        PublishedFile.Mnist.FirstOrDefault(file => file.Sha256 == sha256) is { } known ? $"MNIST {Path.GetFileNameWithoutExtension(known.Name)}" : null;
}
