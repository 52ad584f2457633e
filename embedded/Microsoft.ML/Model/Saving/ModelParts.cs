using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Model;

/// <summary>The kinds of transformers that a model file can hold, by the names that it uses for them.</summary>
internal static class ModelParts
{
    private static readonly (string Name, Type Type, Func<ModelReader, ITransformer> Read)[] Known =
    [
        ("Chain", typeof(ITransformerChain), ReadChain),
        ("CopyColumns", typeof(ColumnCopyingTransformer), r => new ColumnCopyingTransformer(r.ReadColumns())),
        ("SelectColumns", typeof(ColumnSelectingTransformer), r => new ColumnSelectingTransformer(r.ReadTexts(), r.ReadBoolean(), r.ReadBoolean())),
        ("Concatenate", typeof(ColumnConcatenatingTransformer), r => new ColumnConcatenatingTransformer(r.ReadText(), r.ReadTexts())),
        ("KeyToValue", typeof(KeyToValueMappingTransformer), r => new KeyToValueMappingTransformer(r.ReadColumns())),
        ("ValueToKey", typeof(ValueToKeyMappingTransformer), ValueToKeyMappingTransformer.Read),
        ("ValueMapping", typeof(ValueMappingTransformer), r => new ValueMappingTransformer(r.ReadColumns(), ValueTable.Read(r))),
        ("TypeConverting", typeof(TypeConvertingTransformer), r => new TypeConvertingTransformer(r.ReadColumns(), r.ReadKind())),
        ("Normalizing", typeof(NormalizingTransformer), NormalizingTransformer.Read),
        ("CustomMapping", typeof(INamedMapping), ReadCustomMapping),
    ];

    /// <exception cref="NotSupportedException">The transformer is of no kind that is known here.</exception>
    public static void Write(ModelWriter writer, ITransformer transformer)
    {
        string? name = Known.FirstOrDefault(k => k.Type.IsInstanceOfType(transformer)).Name;
        if (name is null || transformer is not IModelPart part)
        {
            // Its own reason not to be saved is the better message.
            transformer.Save(new ModelSaveContext());
            throw new NotSupportedException(
                $"A model with a {transformer.GetType()} cannot be saved: only the transformers of this package can. Save it in the format of its own library.");
        }
        writer.WriteText(name);
        part.Write(writer);
    }

    /// <exception cref="InvalidDataException">The file names a kind of transformer that is not known.</exception>
    public static ITransformer Read(ModelReader reader)
    {
        string name = reader.ReadText();
        var read = Known.FirstOrDefault(k => k.Name == name).Read
            ?? throw new InvalidDataException($"The model holds a transformer of kind '{name}', which this version does not know.");
        return read(reader);
    }

    private static TransformerChain<ITransformer> ReadChain(ModelReader reader)
    {
        var links = new List<(ITransformer Transformer, TransformerScope Scope)>();
        for (int count = reader.ReadCount(); count > 0; count--)
        {
            var scope = (TransformerScope)reader.ReadInt32();
            links.Add((Read(reader), scope));
        }
        return new(links.Select(l => l.Transformer), links.Select(l => l.Scope));
    }

    private static ITransformer ReadCustomMapping(ModelReader reader) => reader.CreateMapping(reader.ReadText(), reader.ReadText());
}
