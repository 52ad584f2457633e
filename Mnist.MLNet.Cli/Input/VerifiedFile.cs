using System.Security.Cryptography;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Cli.Input;

/// <summary>An IDX file of which every byte was read.</summary>
/// <param name="Path">The file.</param>
/// <param name="Bytes">Its length on disk.</param>
/// <param name="Content">What it holds, such as 60000×28×28.</param>
/// <param name="Sha256">The SHA-256 of its content, unpacked, in lower-case hexadecimal.</param>
/// <param name="KnownAs">The published file that has this content; null where none is known.</param>
internal sealed record VerifiedFile(string Path, long Bytes, string Content, string Sha256, string? KnownAs)
{
    /// <summary>Reads a file of a data set.</summary>
    /// <param name="folder">The data set's folder.</param>
    /// <param name="name">One of <see cref="MnistFolder.FileNames"/>.</param>
    /// <exception cref="FileNotFoundException">The file is missing.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static VerifiedFile Read(string folder, string name)
    {
        string path = MnistFolder.FindFile(folder, name)
            ?? throw new FileNotFoundException($"'{folder}' lacks {name}; expected it plain or with .gz. Fetch it, or name another folder.");
        using var reader = IdxReader.Open(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(reader.Header.ToBytes());
        byte[] item = new byte[reader.Header.ItemLength];
        while (reader.TryReadItem(item))
        {
            hash.AppendData(item);
        }

        string sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        return new VerifiedFile(path, new FileInfo(path).Length, reader.Header.ToString(), sha256, KnownFiles.Find(sha256));
    }
}
