using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Training;

/// <summary>
/// The rows of a data view, read once with one cursor and kept: labels as class numbers from 0; images as bytes as long as they have at most 256 different values, and those after
/// them as float.
/// </summary>
internal sealed class LabeledImages
{
    // Blocks instead of one array, because a view may not know its row count, and growing an array would hold it twice.
    private const int BlockImages = 1024;

    private readonly PixelLevels _levels = new();
    private readonly List<byte[]> _numbers = [];
    private readonly List<float[]> _pixels = [];
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

    /// <summary>Copies the pixels of one image, row after row.</summary>
    public void CopyImage(int index, Span<float> target)
    {
        int block = index / BlockImages;
        if (block < _numbers.Count)
        {
            _levels.Decode(Part(_numbers[block], index), target);
        }
        else
        {
            Part(_pixels[block - _numbers.Count], index).CopyTo(target);
        }
    }

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
        float[] image = new float[Shape.Pixels];
        while (cursor.MoveNext())
        {
            getLabel(ref key);
            if (key == 0)
            {
                throw new InvalidDataException($"Row {cursor.Position} of the training data has no label in column '{labelColumn.Name}'; leave such rows out.");
            }

            getPixels(ref pixels);
            pixels.CopyTo(image);
            foreach (float pixel in image)
            {
                smallest = Math.Min(smallest, pixel);
            }

            Add(image);
            _labels.Add((int)key - 1);
        }

        Background = Count > 0 ? smallest : 0;
    }

    private Span<T> Part<T>(T[] block, int image) => block.AsSpan(image % BlockImages * Shape.Pixels, Shape.Pixels);

    private void Add(ReadOnlySpan<float> image)
    {
        bool opens = Count % BlockImages == 0;
        if (_pixels.Count == 0)
        {
            if (opens)
            {
                _numbers.Add(new byte[BlockImages * Shape.Pixels]);
            }

            if (_levels.TryEncode(image, Part(_numbers[^1], Count)))
            {
                return;
            }

            // From here on as float, the block's images before this one too.
            byte[] numbers = _numbers[^1];
            _numbers.RemoveAt(_numbers.Count - 1);
            _pixels.Add(new float[numbers.Length]);
            int before = Count % BlockImages * Shape.Pixels;
            _levels.Decode(numbers.AsSpan(0, before), _pixels[^1]);
        }
        else if (opens)
        {
            _pixels.Add(new float[BlockImages * Shape.Pixels]);
        }

        image.CopyTo(Part(_pixels[^1], Count));
    }
}
