using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Transforms;

namespace Mnist.MLNet.Scoring;

/// <summary>Moves over rows whose scores are computed a batch ahead.</summary>
internal sealed class ScoringCursor : DataViewRowCursor
{
    private readonly DataViewRowCursor _rows;
    private readonly IScoresAhead _ahead;
    private readonly MappedRow _current;
    private int _filled;
    private int _index = -1;

    /// <summary>Puts scores beside rows.</summary>
    /// <param name="rows">The rows, with the columns that are passed on.</param>
    /// <param name="ahead">Scores of the same rows in the same order.</param>
    /// <param name="schema">The rows' columns and the two of the scores.</param>
    public ScoringCursor(DataViewRowCursor rows, IScoresAhead ahead, DataViewSchema schema)
    {
        _rows = rows;
        _ahead = ahead;
        _current = new MappedRow(rows, schema, ScoreColumns.Getters(RequireRow, () => _ahead.Probabilities(_index)));
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
            _filled = _ahead.ScoreNextBatch();
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

    private void RequireRow()
    {
        if (_index < 0)
        {
            throw new InvalidOperationException("The cursor is at no row; call MoveNext first.");
        }
    }
}
