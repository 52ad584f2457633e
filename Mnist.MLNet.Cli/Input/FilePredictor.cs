using Microsoft.ML.Data;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Cli.Input;

/// <summary>Predicts the images of an IDX file while reading it: only one batch of images is in memory.</summary>
internal sealed class FilePredictor : IDisposable
{
    // a multiple of the batches in which models score, so that they are as full as when a whole data set is scored
    private const int BatchSize = 1024;

    private readonly LoadedModel _model;
    private readonly IdxReader _reader;
    private readonly byte[]? _labels;

    /// <summary>Opens the file, and the labels beside it where there are some.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or does not fit the model.</exception>
    public FilePredictor(LoadedModel model, string imagesPath)
    {
        _model = model;
        _reader = IdxReader.Open(imagesPath);
        try
        {
            if (_reader.Header.Rank != 3)
            {
                throw new InvalidDataException($"'{imagesPath}' holds no images: expected 3 dimensions (images, rows, columns), found {_reader.Header.Rank} ({_reader.Header}).");
            }

            model.RequireImages(Rows, Columns, imagesPath);
            _labels = LabelsBeside.Read(imagesPath, Count);
        }
        catch
        {
            _reader.Dispose();
            throw;
        }
    }

    /// <summary>The number of images in the file.</summary>
    public int Count => _reader.Header.Count;

    private int Rows => _reader.Header.Dimensions[1];

    private int Columns => _reader.Header.Dimensions[2];

    /// <summary>Predicts images, in the order of the file; can be gone through once.</summary>
    /// <param name="rows">Which images.</param>
    /// <param name="stop">Ends it with an exception.</param>
    /// <exception cref="InvalidDataException">The file is truncated or damaged.</exception>
    public IEnumerable<Prediction> Predict(RowSelection rows, CancellationToken stop)
    {
        int length = _reader.Header.ItemLength;
        byte[] pixels = new byte[Math.Min(BatchSize, Count) * length];
        var batch = new List<int>();
        for (int row = 0; row < Count && row <= rows.Last; row++)
        {
            _reader.TryReadItem(pixels.AsSpan(batch.Count * length, length));
            if (rows.Contains(row))
            {
                batch.Add(row);
            }

            if ((batch.Count + 1) * length > pixels.Length)
            {
                stop.ThrowIfCancellationRequested();
                foreach (var prediction in Score(pixels, batch))
                {
                    yield return prediction;
                }

                batch.Clear();
            }
        }

        if (batch.Count > 0)
        {
            foreach (var prediction in Score(pixels[..(batch.Count * length)], batch))
            {
                yield return prediction;
            }
        }

        if (rows.Last >= Count)
        {
            // reads the end, so that a file with too much in it is not taken for a sound one
            _reader.TryReadItem(new byte[length]);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private IEnumerable<Prediction> Score(byte[] pixels, List<int> rows)
    {
        var scored = _model.Pipeline.Transform(IdxDataView.FromMemory(pixels, Rows, Columns, new byte[rows.Count]));
        var column = scored.Schema["Score"];
        using var cursor = scored.GetRowCursor([column]);
        var getScore = cursor.GetGetter<VBuffer<float>>(column);
        var score = default(VBuffer<float>);
        for (int i = 0; cursor.MoveNext(); i++)
        {
            getScore(ref score);
            yield return Prediction.Of(rows[i], _labels?[rows[i]], score.DenseValues().ToArray());
        }
    }
}
