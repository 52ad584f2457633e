using Mnist.MLNet.Data;

namespace Mnist.MLNet.Cli.Input;

/// <summary>The labels that belong to a file of images, by the names that MNIST gives its files.</summary>
internal static class LabelsBeside
{
    /// <summary>Reads the labels in the same folder, or gives null where there are none.</summary>
    /// <param name="imagesPath">The file of images, such as <c>t10k-images-idx3-ubyte.gz</c>.</param>
    /// <param name="count">The number of images.</param>
    /// <exception cref="InvalidDataException">The labels are damaged, or not as many as the images.</exception>
    public static byte[]? Read(string imagesPath, int count)
    {
        if (Find(imagesPath) is not { } path)
        {
            return null;
        }

        using var reader = IdxReader.Open(path);
        return reader.Header.Rank == 1 && reader.Header.Count == count
            ? reader.ReadToEnd()
            : throw new InvalidDataException($"'{imagesPath}' and '{path}' do not belong together: found {count} images, and {reader.Header} in the other; expected as many labels.");
    }

    private static string? Find(string imagesPath)
    {
        string name = Path.GetFileName(imagesPath);
        string labels = name.Replace("images", "labels", StringComparison.Ordinal).Replace("idx3", "idx1", StringComparison.Ordinal);
        if (labels == name)
        {
            return null;
        }

        string path = Path.Combine(Path.GetDirectoryName(imagesPath) ?? "", labels);
        string other = path.EndsWith(".gz", StringComparison.Ordinal) ? path[..^".gz".Length] : path + ".gz";
        return new[] { path, other }.FirstOrDefault(File.Exists);
    }
}
