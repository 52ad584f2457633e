using System.Security.Cryptography;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Tests.Data.Acquisition;

/// <summary>A small data set in four packed files, with what is known of them: a stand-in for MNIST.</summary>
internal sealed class PublishedSample
{
    public PublishedSample()
    {
        foreach (string part in new[] { "train", "t10k" })
        {
            var pixels = new byte[200 * 28 * 28];
            new Random(part.Length).NextBytes(pixels);
            Add(part + "-images-idx3-ubyte.gz", IdxBytes.Make(8, [200, 28, 28], pixels));
            Add(part + "-labels-idx1-ubyte.gz", IdxBytes.Labels([.. Enumerable.Range(0, 200).Select(i => (byte)(i % 10))]));
        }
    }

    /// <summary>The packed files by name.</summary>
    public Dictionary<string, byte[]> Packed { get; } = [];

    /// <summary>Their lengths and hashes, unpacked.</summary>
    public List<PublishedFile> Files { get; } = [];

    /// <summary>The name of the file that is long enough to break off.</summary>
    public static string Images => "train-images-idx3-ubyte.gz";

    // Patient, so that a busy machine fails no test.
    public MnistDownloader Downloader(params Uri[] mirrors) => Downloader(TimeSpan.FromMinutes(3), mirrors);

    public MnistDownloader Downloader(TimeSpan patience, params Uri[] mirrors) =>
        new(mirrors, Files, new DownloadTimeouts(patience, patience, patience));

    private void Add(string name, byte[] content)
    {
        Packed[name] = IdxBytes.Gzip(content);
        Files.Add(new PublishedFile(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content))));
    }
}
