using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;
using Mnist.MLNet.Pictures;

namespace Mnist.MLNet.Transforms;

/// <summary>
/// Reads pictures, out of files whose paths a text column holds or out of a column with the files' bytes, and makes images like MNIST's of them.
/// A picture that cannot be read is an <see cref="InvalidDataException"/> or <see cref="FileNotFoundException"/> of the cursor's getter.
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

    /// <summary>The column that is read: paths, or vectors of the bytes of files.</summary>
    public string InputColumnName { get; }

    /// <summary>The steps.</summary>
    public PictureOptions Options { get; }

    internal override IReadOnlyList<DataViewSchema.DetachedColumn> AddedColumns(DataViewSchema inputSchema)
    {
        var column = inputSchema.Require(InputColumnName);
        return HoldsPaths(column) || HoldsBytes(column)
            ? [new(OutputColumnName, new VectorDataViewType(NumberDataViewType.Single, PicturePreparation.Side, PicturePreparation.Side))]
            : throw new ArgumentException($"Column '{column.Name}' is {column.Type}; pictures must be paths (text) or the bytes of files (a vector of Byte).");
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

    private static bool HoldsBytes(DataViewSchema.Column column) => column.Type is VectorDataViewType vector && vector.ItemType == NumberDataViewType.Byte;

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

        var getBytes = input.GetGetter<VBuffer<byte>>(column);
        var bytes = default(VBuffer<byte>);
        return () =>
        {
            getBytes(ref bytes);
            return Picture.Decode([.. bytes.DenseValues()], $"row {input.Position} of column {column.Name}", Options.Limits);
        };
    }
}
