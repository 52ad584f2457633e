using Microsoft.ML;

namespace Mnist.MLNet.Data;

/// <summary>
/// Labelled images as an <see cref="IDataView"/>. The columns are <c>Pixels</c>, a vector of Single with the dimensions rows × columns and raw values
/// from 0 to 255, and <c>Label</c>, a key of UInt32 whose values are named "0", "1" and so on (stored, as ML.NET does, as label + 1).
/// Labels are in memory from the start; images are read when first needed and then kept as bytes. All members may be used by several threads at once.
/// </summary>
public sealed class IdxDataView : IDataView
{
    /// <summary>The name of the column of pixels.</summary>
    public const string PixelsColumn = "Pixels";

    /// <summary>The name of the column of labels.</summary>
    public const string LabelColumn = "Label";

    private readonly IdxImages _images;
    private readonly byte[] _labels;

    internal IdxDataView(IdxImages images, byte[] labels, string labelsName, int classCount)
        : this(images, labels, labelsName, classCount, IdxSchema.Create(images.Rows, images.Columns, classCount))
    {
    }

    internal IdxDataView(IdxImages images, byte[] labels, string labelsName, int classCount, DataViewSchema schema)
    {
        if (images.Count != labels.Length)
        {
            throw new InvalidDataException(
                $"'{images.Name}' and '{labelsName}' do not belong together: found {images.Count} images and {labels.Length} labels; expected as many of each.");
        }

        IdxLabels.CheckRange(labels, classCount, labelsName);
        _images = images;
        _labels = labels;
        ClassCount = classCount;
        Schema = schema;
    }

    /// <inheritdoc/>
    public DataViewSchema Schema { get; }

    /// <summary>True: a cursor that is given a <see cref="Random"/> goes over all rows in a full permutation.</summary>
    public bool CanShuffle => true;

    /// <summary>The number of rows.</summary>
    public int Count => _labels.Length;

    /// <summary>The rows of pixels of one image.</summary>
    public int Rows => _images.Rows;

    /// <summary>The columns of pixels of one image.</summary>
    public int Columns => _images.Columns;

    /// <summary>The number of classes; labels run from 0 to one less.</summary>
    public int ClassCount { get; }

    internal IdxImages Images => _images;

    internal ReadOnlySpan<byte> Labels => _labels;

    /// <summary>Opens a file of images and one of labels, each plain or packed by gzip.</summary>
    /// <param name="imagesPath">An IDX file of unsigned bytes with 3 dimensions.</param>
    /// <param name="labelsPath">An IDX file of unsigned bytes with 1 dimension, and as many labels as there are images.</param>
    /// <param name="classCount">The number of classes, from 1 to 256; without it the largest label plus 1.</param>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, the two do not belong together, or a label is out of range.</exception>
    public static IdxDataView Open(string imagesPath, string labelsPath, int? classCount = null)
    {
        CheckClassCount(classCount);
        var images = new IdxImages(() => IdxReader.Open(imagesPath), imagesPath);
        byte[] labels = IdxLabels.Read(() => IdxReader.Open(labelsPath), labelsPath);
        return new IdxDataView(images, labels, labelsPath, classCount ?? IdxLabels.ClassCount(labels));
    }

    /// <summary>Shows images that are in memory; the arrays are not copied.</summary>
    /// <param name="pixels">All images one after the other, each row by row.</param>
    /// <param name="rows">The rows of an image, at least 1.</param>
    /// <param name="columns">The columns of an image, at least 1.</param>
    /// <param name="labels">One label for each image, from 0 upwards.</param>
    /// <param name="classCount">The number of classes, from 1 to 256; without it the largest label plus 1.</param>
    /// <exception cref="ArgumentException">There are no images, or their bytes do not fit the sizes.</exception>
    /// <exception cref="InvalidDataException">The counts differ, or a label is out of range.</exception>
    public static IdxDataView FromMemory(byte[] pixels, int rows, int columns, byte[] labels, int? classCount = null)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        CheckClassCount(classCount);
        if (pixels.Length == 0 || pixels.Length % ((long)rows * columns) != 0)
        {
            throw new ArgumentException($"Expected a multiple of {rows}×{columns} bytes, found {pixels.Length}.", nameof(pixels));
        }

        return new IdxDataView(new IdxImages(pixels, rows, columns, nameof(pixels)), labels, nameof(labels), classCount ?? IdxLabels.ClassCount(labels));
    }

    /// <inheritdoc/>
    public long? GetRowCount() => Count;

    /// <inheritdoc/>
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        GetRowCursorSet(columnsNeeded, 1, rand)[0];

    /// <summary>
    /// Gives up to <paramref name="n"/> cursors (one for each processor where it is not positive) that together go once over each row.
    /// They take turns at batches of neighbouring rows, whose numbers (<see cref="DataViewRow.Batch"/>) tell the order of the whole.
    /// </summary>
    /// <inheritdoc/>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        ArgumentNullException.ThrowIfNull(columnsNeeded);
        bool pixels = false;
        bool label = false;
        foreach (DataViewSchema.Column column in columnsNeeded)
        {
            pixels |= column.Index == IdxSchema.PixelsIndex;
            label |= column.Index == IdxSchema.LabelIndex;
        }

        var order = new RowOrder(Count, rand);
        int cursors = Math.Min(n > 0 ? n : Environment.ProcessorCount, IdxCursor.BatchCount(Count));
        return [.. Enumerable.Range(0, cursors).Select(i => new IdxCursor(this, order, pixels, label, firstBatch: i, batchStep: cursors))];
    }

    /// <summary>The pixels of one image, row by row, from 0 to 255; without a copy.</summary>
    /// <param name="row">From 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidDataException">The images turn out to be damaged when they are read for the first time.</exception>
    public ReadOnlySpan<byte> GetPixels(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        int length = _images.Header.ItemLength;
        return _images.Pixels.AsSpan(row * length, length);
    }

    /// <summary>The label of one image, from 0 to <see cref="ClassCount"/> − 1.</summary>
    /// <param name="row">From 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public int GetLabel(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        return _labels[row];
    }

    /// <summary>Reads the images now, so that a defect shows here and not at first use.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The images are damaged.</exception>
    public void EnsureLoaded() => _ = _images.Pixels;

    internal static void CheckClassCount(int? classCount)
    {
        if (classCount is < 1 or > 256)
        {
            throw new ArgumentOutOfRangeException(nameof(classCount), classCount, "Expected 1 to 256 classes, as labels are bytes.");
        }
    }
}
