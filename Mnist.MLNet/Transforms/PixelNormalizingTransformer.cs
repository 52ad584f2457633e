using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Transforms;

/// <summary>Maps every pixel from 0…255 to (pixel / 255 − mean) / standard deviation.</summary>
public sealed class PixelNormalizingTransformer : RowTransformer
{
    internal PixelNormalizingTransformer(string outputColumnName, string inputColumnName, float mean, float standardDeviation)
    {
        OutputColumnName = outputColumnName;
        InputColumnName = inputColumnName;
        Mean = mean;
        StandardDeviation = standardDeviation;
    }

    /// <summary>The column that is written.</summary>
    public string OutputColumnName { get; }

    /// <summary>The column that is read.</summary>
    public string InputColumnName { get; }

    /// <summary>The mean that is subtracted, of pixels scaled to 0…1.</summary>
    public float Mean { get; }

    /// <summary>The standard deviation that is divided by, of pixels scaled to 0…1.</summary>
    public float StandardDeviation { get; }

    /// <summary>What a pixel is multiplied with.</summary>
    internal float Scale => 1 / (255 * StandardDeviation);

    /// <summary>What is then added.</summary>
    internal float Offset => -Mean / StandardDeviation;

    internal override IReadOnlyList<DataViewSchema.DetachedColumn> AddedColumns(DataViewSchema inputSchema)
    {
        var shape = ImageShape.Of(inputSchema.Require(InputColumnName));
        return [new(OutputColumnName, new VectorDataViewType(NumberDataViewType.Single, shape.Rows, shape.Columns))];
    }

    internal override IEnumerable<DataViewSchema.Column> Needed(DataViewSchema inputSchema) => [inputSchema.Require(InputColumnName)];

    internal override Delegate[] CreateGetters(DataViewRow input)
    {
        var getPixels = input.GetGetter<VBuffer<float>>(input.Schema.Require(InputColumnName));
        var source = default(VBuffer<float>);
        float scale = Scale;
        float offset = Offset;
        void Normalize(ref VBuffer<float> destination)
        {
            getPixels(ref source);
            var editor = VBufferEditor.Create(ref destination, source.Length);
            source.CopyTo(editor.Values);
            foreach (ref float value in editor.Values)
            {
                value = (value * scale) + offset;
            }

            destination = editor.Commit();
        }

        return [(ValueGetter<VBuffer<float>>)Normalize];
    }
}
