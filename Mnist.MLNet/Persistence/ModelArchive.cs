using System.IO.Compression;
using System.Security.Cryptography;
using static TorchSharp.torch;

namespace Mnist.MLNet.Persistence;

/// <summary>A model file opened for reading.</summary>
internal sealed class ModelArchive : IDisposable
{
    public const string ManifestName = "manifest.json";

    // Larger than any manifest of these networks; a file that claims more is not one of ours.
    private const long LargestManifest = 16 << 20;

    private readonly ZipArchive _zip;

    /// <summary>Opens a model file.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="createNetwork">Creates the network in place of the registry; null to use that.</param>
    /// <exception cref="InvalidDataException">It is no zip archive.</exception>
    public ModelArchive(Stream stream, Func<nn.Module<Tensor, Tensor>>? createNetwork)
    {
        try
        {
            _zip = new ZipArchive(stream, ZipArchiveMode.Read);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException("it is no zip file, or was cut off; name one that 'mnist train' or Save wrote", exception);
        }

        CreateNetwork = createNetwork;
    }

    public Func<nn.Module<Tensor, Tensor>>? CreateNetwork { get; }

    /// <summary>Reads the manifest.</summary>
    /// <exception cref="InvalidDataException">There is none or it is damaged.</exception>
    public ModelManifest ReadManifest()
    {
        var entry = _zip.GetEntry(ManifestName) ?? throw new InvalidDataException($"it has no {ManifestName}");
        return entry.Length <= LargestManifest
            ? ModelManifest.Parse(Read(entry, entry.Length))
            : throw new InvalidDataException($"its manifest claims {entry.Length} bytes; at most {LargestManifest} are taken");
    }

    /// <summary>Reads a part and checks its length and hash.</summary>
    /// <exception cref="InvalidDataException">The part is missing or not what the manifest says.</exception>
    public byte[] Read(ArchivePart part)
    {
        var entry = _zip.GetEntry(part.Name) ?? throw new InvalidDataException($"its part '{part.Name}' is missing");
        if (entry.Length != part.Bytes || part.Bytes > Array.MaxLength)
        {
            throw new InvalidDataException($"its part '{part.Name}' has {entry.Length} bytes; the manifest says {part.Bytes}");
        }

        byte[] bytes = Read(entry, part.Bytes);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == part.Sha256
            ? bytes
            : throw new InvalidDataException($"the SHA-256 of its part '{part.Name}' is not the manifest's, so the file was changed or damaged");
    }

    public void Dispose() => _zip.Dispose();

    // The claimed length bounds the memory taken; a part that unpacks to more or less is refused.
    private static byte[] Read(ZipArchiveEntry entry, long length)
    {
        var bytes = new byte[length];
        using var stream = entry.Open();
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == length && stream.ReadByte() < 0
            ? bytes
            : throw new InvalidDataException($"its part '{entry.FullName}' does not unpack to the {length} bytes that it claims");
    }
}
