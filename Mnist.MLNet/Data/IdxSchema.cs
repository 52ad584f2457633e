using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Mnist.MLNet.Data;

/// <summary>The columns of labelled images.</summary>
internal static class IdxSchema
{
    /// <summary>The position of the column <c>Pixels</c>.</summary>
    public const int PixelsIndex = 0;

    /// <summary>The position of the column <c>Label</c>.</summary>
    public const int LabelIndex = 1;

    /// <summary><c>Pixels</c>: a vector of Single with the dimensions rows × columns. <c>Label</c>: a key whose values are named "0", "1" and so on.</summary>
    public static DataViewSchema Create(int rows, int columns, int classCount)
    {
        ReadOnlyMemory<char>[] names = [.. Enumerable.Range(0, classCount).Select(label => label.ToString(CultureInfo.InvariantCulture).AsMemory())];
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(
            "KeyValues",
            new VectorDataViewType(TextDataViewType.Instance, classCount),
            (ref VBuffer<ReadOnlyMemory<char>> value) =>
            {
                var editor = VBufferEditor.Create(ref value, names.Length);
                names.CopyTo(editor.Values);
                value = editor.Commit();
            });

        var schema = new DataViewSchema.Builder();
        schema.AddColumn(IdxDataView.PixelsColumn, new VectorDataViewType(NumberDataViewType.Single, rows, columns));
        schema.AddColumn(IdxDataView.LabelColumn, new KeyDataViewType(typeof(uint), classCount), annotations.ToAnnotations());
        return schema.ToSchema();
    }
}
