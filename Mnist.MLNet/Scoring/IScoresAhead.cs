namespace Mnist.MLNet.Scoring;

/// <summary>Scores rows ahead of the cursor that gives them out, a batch at a time.</summary>
internal interface IScoresAhead : IDisposable
{
    /// <summary>Scores the rows that follow those of the last batch.</summary>
    /// <returns>How many rows were scored; 0 only at the end.</returns>
    int ScoreNextBatch();

    /// <summary>The probabilities of the classes for a row of the batch, counted from 0; good until the next batch.</summary>
    ReadOnlySpan<float> Probabilities(int row);
}
