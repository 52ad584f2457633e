using Microsoft.ML.Data;

namespace Microsoft.ML.Model;

/// <summary>Writes the parts of a model.</summary>
internal sealed class ModelWriter(BinaryWriter writer)
{
    public void WriteInt32(int value) => writer.Write(value);

    public void WriteInt64(long value) => writer.Write(value);

    public void WriteBoolean(bool value) => writer.Write(value);

    public void WriteText(string value) => writer.Write(value);

    public void WriteBytes(ReadOnlySpan<byte> bytes) => writer.Write(bytes);

    public void WriteTexts(IReadOnlyCollection<string> values)
    {
        WriteInt32(values.Count);
        foreach (string value in values)
        {
            WriteText(value);
        }
    }

    public void WriteColumns(InputOutputColumnPair[] columns)
    {
        WriteTexts(Array.ConvertAll(columns, c => c.OutputColumnName));
        WriteTexts(Array.ConvertAll(columns, c => c.InputColumnName));
    }

    public void WriteType(DataViewType type)
    {
        switch (type)
        {
            case VectorDataViewType vector:
                WriteText("Vector");
                WriteInt32(vector.Dimensions.Length);
                foreach (int dimension in vector.Dimensions)
                {
                    WriteInt32(dimension);
                }
                WriteType(vector.ItemType);
                break;
            case KeyDataViewType key:
                WriteText("Key");
                WriteText(key.RawType.Name);
                WriteInt64((long)key.Count);
                break;
            default:
                WriteText(DataViewTypes.PrimitiveOrNull(type.RawType) == type
                    ? $"{type}" : throw new NotSupportedException($"Columns of type {type} cannot be saved."));
                break;
        }
    }

    public void WriteValues<T>(IReadOnlyCollection<T> values)
    {
        WriteInt32(values.Count);
        var format = ValueFormat.Of<T>();
        foreach (var value in values)
        {
            format.Write(this, value);
        }
    }

    public void WriteColumn(in DataViewSchema.DetachedColumn column)
    {
        WriteText(column.Name);
        WriteType(column.Type);
        WriteInt32(column.Annotations.Schema.Count);
        foreach (var annotation in column.Annotations.Schema)
        {
            WriteText(annotation.Name);
            WriteType(annotation.Type);
            Generic.Call(typeof(ModelWriter), nameof(WriteAnnotation), [annotation.Type.RawType], this, column.Annotations, annotation);
        }
    }

    /// <summary>Writes the columns that are not hidden: the others could not be named.</summary>
    public void WriteSchema(DataViewSchema? schema)
    {
        WriteBoolean(schema is not null);
        var columns = schema?.Where(c => !c.IsHidden).ToList() ?? [];
        WriteInt32(columns.Count);
        foreach (var column in columns)
        {
            WriteColumn(new(column));
        }
    }

    private static void WriteAnnotation<T>(ModelWriter writer, DataViewSchema.Annotations annotations, DataViewSchema.Column annotation)
    {
        T value = default!;
        annotations.GetGetter<T>(annotation)(ref value);
        ValueFormat.Of<T>().Write(writer, value);
    }
}
