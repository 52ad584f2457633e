using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;
using Mnist.MLNet.Scoring;

namespace Mnist.MLNet.Ensembles;

/// <summary>The scores of an ensemble: a window of rows is read once, and scored by one member after the other.</summary>
internal sealed class EnsembleScoresAhead : IScoresAhead
{
    // a multiple of the batches in which networks score, so that these are full
    private const int WindowRows = 512;

    private readonly EnsembleVote _vote;
    private readonly RowWindow _window;
    private readonly IDataView[] _scored;
    private readonly int _classes;
    private readonly float[] _scores;
    private readonly float[] _combined;

    public EnsembleScoresAhead(EnsembleTransformer ensemble, IDataView input, Random? random)
    {
        _vote = ensemble.Vote;
        _window = new RowWindow(input, ensemble.Needed(input.Schema), WindowRows, random);
        _scored = [.. ensemble.Members.Select(member => member.Transform(_window))];
        _classes = ensemble.ClassNames.Count;
        _scores = new float[WindowRows * _scored.Length * _classes];
        _combined = new float[WindowRows * _classes];
    }

    public int ScoreNextBatch()
    {
        int count = _window.MoveOn();
        if (count > 0)
        {
            for (int member = 0; member < _scored.Length; member++)
            {
                ReadScores(member);
            }
        }

        int rowScores = _scored.Length * _classes;
        for (int row = 0; row < count; row++)
        {
            Voting.Combine(_vote, _scores.AsSpan(row * rowScores, rowScores), _combined.AsSpan(row * _classes, _classes));
        }

        return count;
    }

    public ReadOnlySpan<float> Probabilities(int row) => _combined.AsSpan(row * _classes, _classes);

    public void Dispose() => _window.Dispose();

    private void ReadScores(int member)
    {
        var column = _scored[member].Schema[TorchClassifierTransformer.ScoreColumn];
        using var cursor = _scored[member].GetRowCursor([column]);
        var getScore = cursor.GetGetter<VBuffer<float>>(column);
        var score = default(VBuffer<float>);
        for (int place = member; cursor.MoveNext(); place += _scored.Length)
        {
            getScore(ref score);
            score.CopyTo(_scores.AsSpan(place * _classes, _classes));
        }
    }
}
