using System.Security.Cryptography;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Tests.Data;

/// <summary>Four small files laid out like MNIST: images of 2×3 pixels.</summary>
internal static class SmallDataSet
{
    public static void Write(string folder, byte[]? trainLabels = null, byte[]? testLabels = null, string suffix = "")
    {
        trainLabels ??= [0, 1, 2];
        testLabels ??= [2, 0];
        WritePart(Path.Combine(folder, "train"), trainLabels, suffix);
        WritePart(Path.Combine(folder, "t10k"), testLabels, suffix);
    }

    /// <summary>The content hash of plain files.</summary>
    public static string Hash(string folder) =>
        Convert.ToHexStringLower(SHA256.HashData([.. MnistFolder.FileNames.SelectMany(name => File.ReadAllBytes(Path.Combine(folder, name)))]));

    private static void WritePart(string path, byte[] labels, string suffix)
    {
        byte[] pixels = [.. Enumerable.Range(0, labels.Length * 6).Select(i => (byte)i)];
        IdxWriter.WriteImages($"{path}-images-idx3-ubyte{suffix}", 2, 3, pixels);
        IdxWriter.WriteLabels($"{path}-labels-idx1-ubyte{suffix}", labels);
    }
}
