using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Transforms;

namespace Mnist.MLNet.Scoring;

/// <summary>Moves over rows whose scores are computed a batch ahead.</summary>
internal sealed class ScoringCursor : DataViewRowCursor
{
    private const int BatchSize = 128;

    private readonly NetworkScorer _scorer;
    private readonly DataViewRowCursor _rows;
    private readonly DataViewRowCursor _ahead;
    private readonly ValueGetter<VBuffer<float>> _getPixels;
    private readonly MappedRow _current;
    private readonly float[] _images;
    private readonly float[] _probabilities;
    private VBuffer<float> _pixels;
    private int _filled;
    private int _index = -1;

    public ScoringCursor(NetworkScorer scorer, DataViewRowCursor rows, DataViewRowCursor ahead, DataViewSchema.Column pixels, DataViewSchema schema)
    {
        _scorer = scorer;
        _rows = rows;
        _ahead = ahead;
        _getPixels = ahead.GetGetter<VBuffer<float>>(pixels);
        _images = new float[BatchSize * scorer.Shape.Pixels];
        _probabilities = new float[BatchSize * scorer.Classes];
        _current = new MappedRow(rows, schema, ScoreColumns.Getters(RequireRow, Probabilities));
    }

    public override DataViewSchema Schema => _current.Schema;

    public override long Position => _rows.Position;

    public override long Batch => _rows.Batch;

    public override bool MoveNext()
    {
        if (!_rows.MoveNext())
        {
            return false;
        }

        if (++_index >= _filled)
        {
            ScoreNextBatch();
            _index = 0;
        }

        return true;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => _rows.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => _current.IsColumnActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _current.GetGetter<TValue>(column);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _current.Dispose();
            _ahead.Dispose();
        }

        base.Dispose(disposing);
    }

    private void ScoreNextBatch()
    {
        int pixels = _scorer.Shape.Pixels;
        for (_filled = 0; _filled < BatchSize && _ahead.MoveNext(); _filled++)
        {
            _getPixels(ref _pixels);
            _pixels.CopyTo(_images.AsSpan(_filled * pixels, pixels));
        }

        _scorer.Score(_images, _filled, _probabilities);
    }

    private ReadOnlySpan<float> Probabilities() => _probabilities.AsSpan(_index * _scorer.Classes, _scorer.Classes);

    private void RequireRow()
    {
        if (_index < 0)
        {
            throw new InvalidOperationException("The cursor is at no row; call MoveNext first.");
        }
    }
}
