namespace Microsoft.ML.Model;

/// <summary>Texts as UTF-8 with their length in front.</summary>
internal sealed class TextFormat : ValueFormat<ReadOnlyMemory<char>>
{
    public override void Write(ModelWriter writer, in ReadOnlyMemory<char> value) => writer.WriteText(value.ToString());

    public override ReadOnlyMemory<char> Read(ModelReader reader) => reader.ReadText().AsMemory();
}
