namespace Mnist.MLNet.Persistence;

/// <summary>A part of a model file beside the manifest.</summary>
/// <param name="Name">The name of the part.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal.</param>
public sealed record ArchivePart(string Name, long Bytes, string Sha256);
