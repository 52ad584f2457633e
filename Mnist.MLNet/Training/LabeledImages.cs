using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Training;

/// <summary>The rows of a data view, read once with one cursor and kept: images as float, labels as class numbers from 0.</summary>
internal sealed class LabeledImages
{
    // Blocks instead of one array, because a view may not know its row count, and growing an array would hold it twice.
    private const int BlockImages = 1024;

    private readonly List<float[]> _blocks = [];
    private readonly List<int> _labels = [];

    private LabeledImages(ImageShape shape, ClassLabels classes)
    {
        Shape = shape;
        Classes = classes;
    }

    public ImageShape Shape { get; }

    public ClassLabels Classes { get; }

    /// <summary>The number of images.</summary>
    public int Count => _labels.Count;

    /// <summary>The smallest pixel of all images, which is their background where ink is bright; 0 without images.</summary>
    public float Background { get; private set; }

    /// <summary>The pixels of one image, row after row.</summary>
    public ReadOnlySpan<float> Image(int index) =>
        _blocks[index / BlockImages].AsSpan(index % BlockImages * Shape.Pixels, Shape.Pixels);

    /// <summary>The class of one image, counted from 0.</summary>
    public int Label(int index) => _labels[index];

    /// <summary>Reads all rows.</summary>
    /// <exception cref="ArgumentException">A column is missing or of a wrong type.</exception>
    /// <exception cref="InvalidDataException">There are no rows, or a row has no label.</exception>
    public static LabeledImages Read(IDataView data, string featureColumnName, string labelColumnName)
    {
        var featureColumn = data.Schema.Require(featureColumnName);
        var labelColumn = data.Schema.Require(labelColumnName);
        var images = new LabeledImages(ImageShape.Of(featureColumn), ClassLabels.Of(labelColumn));
        images.ReadRows(data, featureColumn, labelColumn);
        if (images.Count == 0)
        {
            throw new InvalidDataException("The training data has no rows; give it at least one.");
        }

        return images;
    }

    private void ReadRows(IDataView data, DataViewSchema.Column featureColumn, DataViewSchema.Column labelColumn)
    {
        using var cursor = data.GetRowCursor([featureColumn, labelColumn]);
        var getPixels = cursor.GetGetter<VBuffer<float>>(featureColumn);
        var getLabel = cursor.GetGetter<uint>(labelColumn);
        VBuffer<float> pixels = default;
        uint key = 0;
        float smallest = float.PositiveInfinity;
        while (cursor.MoveNext())
        {
            getLabel(ref key);
            if (key == 0)
            {
                throw new InvalidDataException($"Row {cursor.Position} of the training data has no label in column '{labelColumn.Name}'; leave such rows out.");
            }

            if (Count % BlockImages == 0)
            {
                _blocks.Add(new float[BlockImages * Shape.Pixels]);
            }

            getPixels(ref pixels);
            var target = _blocks[^1].AsSpan(Count % BlockImages * Shape.Pixels, Shape.Pixels);
            pixels.CopyTo(target);
            foreach (float pixel in target)
            {
                smallest = Math.Min(smallest, pixel);
            }

            _labels.Add((int)key - 1);
        }

        Background = Count > 0 ? smallest : 0;
    }
}
