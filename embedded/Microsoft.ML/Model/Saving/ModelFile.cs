using System.IO.Compression;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Model;

/// <summary>A saved model: a zip with one entry that holds the format's version, the input schema and the transformers.</summary>
internal static class ModelFile
{
    private const string EntryName = "Mnist.Embedded.ML/model";
    private const int Version = 1;

    public static void Write(Stream stream, ITransformer model, DataViewSchema? inputSchema)
    {
        // All is written to memory first, so that a model that cannot be saved leaves the stream alone.
        using var content = new MemoryStream();
        using (var binary = new BinaryWriter(content, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            var writer = new ModelWriter(binary);
            writer.WriteInt32(Version);
            writer.WriteSchema(inputSchema);
            ModelParts.Write(writer, model);
        }
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        using var entry = zip.CreateEntry(EntryName, CompressionLevel.Optimal).Open();
        content.Position = 0;
        content.CopyTo(entry);
    }

    /// <exception cref="FormatException">The stream holds no such model, or a damaged one, or one of a later version.</exception>
    public static (ITransformer Model, DataViewSchema? InputSchema) Read(Stream stream, ComponentCatalog components)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            var entry = zip.GetEntry(EntryName)
                ?? throw new InvalidDataException($"This is no model that was saved by this package: there is no entry '{EntryName}' in it.");
            using var content = new MemoryStream();
            using (var packed = entry.Open())
            {
                packed.CopyTo(content);
            }
            content.Position = 0;
            using var binary = new BinaryReader(content, System.Text.Encoding.UTF8);
            var reader = new ModelReader(binary, components);
            int version = reader.ReadInt32();
            if (version != Version)
            {
                throw new InvalidDataException($"The model has version {version} of its format; this package reads version {Version}.");
            }
            var schema = reader.ReadSchema();
            return (ModelParts.Read(reader), schema);
        }
        catch (InvalidDataException e)
        {
            throw new FormatException(e.Message, e);
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentException or InvalidCastException or OverflowException)
        {
            throw new FormatException($"The model is damaged: {e.Message}", e);
        }
    }
}
