using System.Security.Cryptography;

namespace Mnist.MLNet.Data;

/// <summary>A file whose content is known beforehand.</summary>
/// <param name="Name">Its name when packed, which is also its name on a mirror.</param>
/// <param name="Length">Its bytes, unpacked.</param>
/// <param name="Sha256">The SHA-256 of its unpacked content, as lower-case hexadecimal digits: mirrors pack the same content differently.</param>
internal sealed record PublishedFile(string Name, long Length, string Sha256)
{
    /// <summary>The four files of MNIST.</summary>
    public static IReadOnlyList<PublishedFile> Mnist { get; } =
    [
        new("train-images-idx3-ubyte.gz", 47_040_016, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
        new("train-labels-idx1-ubyte.gz", 60_008, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
        new("t10k-images-idx3-ubyte.gz", 7_840_016, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
        new("t10k-labels-idx1-ubyte.gz", 10_008, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
    ];

    /// <summary>The most bytes that a mirror may send for it: gzip adds a little to what it cannot pack.</summary>
    public long MaximumPackedLength => Length + (Length / 100) + 4096;

    /// <summary>Whether the file at <paramref name="path"/>, packed or plain, has this content. Stops reading where it gets longer.</summary>
    public bool IsAt(string path)
    {
        try
        {
            using UnpackedFile file = UnpackedFile.Open(path);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[1 << 16];
            while (file.Position <= Length && file.Read(buffer) is > 0 and var count)
            {
                hash.AppendData(buffer, 0, count);
            }

            return file.Position == Length && Convert.ToHexStringLower(hash.GetHashAndReset()) == Sha256;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
