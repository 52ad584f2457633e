using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;
using Mnist.MLNet.Pictures;

namespace Mnist.MLNet.Transforms;

/// <summary>
/// Reads pictures, out of files whose paths a text column holds, out of a column with the files' bytes or out of one with pixels as ML.NET's
/// <c>ExtractPixels</c> gives them, and makes images like MNIST's of them. A picture that cannot be read is an <see cref="InvalidDataException"/>
/// or <see cref="FileNotFoundException"/> of the cursor's getter.
/// </summary>
public sealed class PicturePreparingTransformer : RowTransformer
{
    internal PicturePreparingTransformer(string outputColumnName, string inputColumnName, PictureOptions options)
    {
        OutputColumnName = outputColumnName;
        InputColumnName = inputColumnName;
        Options = options;
    }

    /// <summary>The column that is written: vectors of 28×28 pixels from 0 (paper) to 255 (ink).</summary>
    public string OutputColumnName { get; }

    /// <summary>The column that is read: paths, vectors of the bytes of files, or vectors of pixels.</summary>
    public string InputColumnName { get; }

    /// <summary>The steps.</summary>
    public PictureOptions Options { get; }

    internal override IReadOnlyList<DataViewSchema.DetachedColumn> AddedColumns(DataViewSchema inputSchema)
    {
        RequirePictures(inputSchema.Require(InputColumnName));
        return [new(OutputColumnName, new VectorDataViewType(NumberDataViewType.Single, PicturePreparation.Side, PicturePreparation.Side))];
    }

    internal override IEnumerable<DataViewSchema.Column> Needed(DataViewSchema inputSchema) => [inputSchema.Require(InputColumnName)];

    internal override Delegate[] CreateGetters(DataViewRow input)
    {
        var getPicture = PictureGetter(input, input.Schema.Require(InputColumnName));
        void Prepare(ref VBuffer<float> destination)
        {
            var digit = PicturePreparation.Prepare(getPicture(), Options);
            var editor = VBufferEditor.Create(ref destination, digit.Pixels.Count);
            for (int i = 0; i < digit.Pixels.Count; i++)
            {
                editor.Values[i] = digit.Pixels[i];
            }

            destination = editor.Commit();
        }

        return [(ValueGetter<VBuffer<float>>)Prepare];
    }

    private static bool HoldsPaths(DataViewSchema.Column column) => column.Type is TextDataViewType;

    private static bool HoldsFiles(DataViewSchema.Column column) =>
        column.Type is VectorDataViewType { Dimensions.Length: 1 } vector && vector.ItemType == NumberDataViewType.Byte;

    // null where the column holds paths or files
    private static PixelLayout? RequirePictures(DataViewSchema.Column column)
    {
        var layout = column.Type is VectorDataViewType vector && (vector.ItemType == NumberDataViewType.Byte || vector.ItemType == NumberDataViewType.Single)
            ? PixelLayout.Of(column.Name, vector)
            : null;
        return layout is not null || HoldsPaths(column) || HoldsFiles(column)
            ? layout
            : throw new ArgumentException($"Column '{column.Name}' is {column.Type}; pictures must be paths (text), the bytes of files (a vector of Byte), or {PixelLayout.Expected}.");
    }

    private Func<Picture> PictureGetter(DataViewRow input, DataViewSchema.Column column)
    {
        if (HoldsPaths(column))
        {
            var getPath = input.GetGetter<ReadOnlyMemory<char>>(column);
            var path = default(ReadOnlyMemory<char>);
            return () =>
            {
                getPath(ref path);
                return Picture.Load(path.ToString(), Options.Limits);
            };
        }

        if (RequirePictures(column) is { } layout)
        {
            return column.Type is VectorDataViewType { ItemType: var item } && item == NumberDataViewType.Byte
                ? PixelGetter<byte>(input, column, layout)
                : PixelGetter<float>(input, column, layout);
        }

        var getBytes = input.GetGetter<VBuffer<byte>>(column);
        var bytes = default(VBuffer<byte>);
        return () =>
        {
            getBytes(ref bytes);
            return Picture.Decode([.. bytes.DenseValues()], Name(input, column), Options.Limits);
        };
    }

    private static Func<Picture> PixelGetter<T>(DataViewRow input, DataViewSchema.Column column, PixelLayout layout)
        where T : struct, INumber<T>
    {
        var getPixels = input.GetGetter<VBuffer<T>>(column);
        var pixels = default(VBuffer<T>);
        T[] values = new T[layout.Planes * layout.Width * layout.Height];
        return () =>
        {
            getPixels(ref pixels);
            pixels.CopyTo(values);
            return layout.Read<T>(values, Name(input, column));
        };
    }

    private static string Name(DataViewRow input, DataViewSchema.Column column) => $"row {input.Position} of column {column.Name}";
}
