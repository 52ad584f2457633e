using Microsoft.ML;
using Microsoft.ML.Data;

namespace Mnist.MLNet.Scoring;

/// <summary>The scores of a network.</summary>
internal sealed class NetworkScoresAhead : IScoresAhead
{
    private const int BatchSize = 128;

    private readonly NetworkScorer _scorer;
    private readonly DataViewRowCursor _rows;
    private readonly ValueGetter<VBuffer<float>> _getPixels;
    private readonly float[] _images;
    private readonly float[] _probabilities;
    private VBuffer<float> _pixels;

    public NetworkScoresAhead(NetworkScorer scorer, IDataView input, DataViewSchema.Column pixels, Random? random)
    {
        _scorer = scorer;
        _rows = input.GetRowCursor([pixels], random);
        _getPixels = _rows.GetGetter<VBuffer<float>>(pixels);
        _images = new float[BatchSize * scorer.Shape.Pixels];
        _probabilities = new float[BatchSize * scorer.Classes];
    }

    public int ScoreNextBatch()
    {
        int pixels = _scorer.Shape.Pixels;
        int count = 0;
        for (; count < BatchSize && _rows.MoveNext(); count++)
        {
            _getPixels(ref _pixels);
            _pixels.CopyTo(_images.AsSpan(count * pixels, pixels));
        }

        if (count > 0)
        {
            _scorer.Score(_images, count, _probabilities);
        }

        return count;
    }

    public ReadOnlySpan<float> Probabilities(int row) => _probabilities.AsSpan(row * _scorer.Classes, _scorer.Classes);

    public void Dispose() => _rows.Dispose();
}
