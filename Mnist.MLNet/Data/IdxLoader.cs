using Microsoft.ML;
using Microsoft.ML.Data;

namespace Mnist.MLNet.Data;

/// <summary>
/// Loads labelled images from a source of two items: the IDX file of images, then that of labels, each plain or packed by gzip.
/// A loader knows its columns before it sees data, so it holds the size of the images and the number of classes, and refuses files that differ.
/// </summary>
public sealed class IdxLoader : IDataLoader<IMultiStreamSource>
{
    private readonly DataViewSchema _schema;

    /// <summary>Makes a loader of images of one size.</summary>
    /// <param name="rows">The rows of pixels of an image, at least 1.</param>
    /// <param name="columns">The columns of pixels of an image, at least 1.</param>
    /// <param name="classCount">The number of classes, from 1 to 256.</param>
    public IdxLoader(int rows = 28, int columns = 28, int classCount = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        IdxDataView.CheckClassCount(classCount);
        Rows = rows;
        Columns = columns;
        ClassCount = classCount;
        _schema = IdxSchema.Create(rows, columns, classCount);
    }

    /// <summary>The rows of pixels of one image.</summary>
    public int Rows { get; }

    /// <summary>The columns of pixels of one image.</summary>
    public int Columns { get; }

    /// <summary>The number of classes; labels run from 0 to one less.</summary>
    public int ClassCount { get; }

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema() => _schema;

    /// <summary>Opens the two files. Labels are read now, images when first needed: the source must be able to open them again.</summary>
    /// <param name="input">Two items: images, labels.</param>
    /// <exception cref="ArgumentException">The source has another number of items.</exception>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, the two do not belong together, the images have another size, or a label is out of range.</exception>
    public IDataView Load(IMultiStreamSource input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Count != 2)
        {
            throw new ArgumentException($"Expected a source of two files, images and labels; found {input.Count}.", nameof(input));
        }

        string imagesName = input.GetPathOrNull(0) ?? "images";
        string labelsName = input.GetPathOrNull(1) ?? "labels";
        var images = new IdxImages(() => IdxReader.Open(() => input.Open(0), imagesName), imagesName);
        if (images.Rows != Rows || images.Columns != Columns)
        {
            throw new InvalidDataException($"'{imagesName}' has images of {images.Rows}×{images.Columns} pixels; this loader expects {Rows}×{Columns}.");
        }

        return new IdxDataView(images, IdxLabels.Read(() => IdxReader.Open(() => input.Open(1), labelsName), labelsName), labelsName, ClassCount, _schema);
    }

    /// <summary>Not offered: ML.NET lets no outside library write into its model files.</summary>
    void ICanSaveModel.Save(ModelSaveContext ctx) =>
        throw new NotSupportedException("A loader of IDX files cannot be saved with a model: save the model alone and make the loader anew.");
}
