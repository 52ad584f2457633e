using Mnist.MLNet.Evaluation;
using Mnist.MLNet.Scoring;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Sweeps.Workers;

/// <summary>Judges a network in the middle of its training.</summary>
internal static class NetworkJudgement
{
    // Large enough that the cores are busy, small enough that the activations stay in the cache.
    private const int BatchSize = 128;

    /// <summary>Judges a network on rows of images; leaves it in evaluation mode.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled meanwhile.</exception>
    public static Quality Judge(NetworkScorer scorer, LabeledImages images, int[] rows, CancellationToken stop)
    {
        scorer.Network.eval();
        var confusion = new ConfusionCounts(scorer.Classes);
        var batch = new Batch(BatchSize, images.Shape.Pixels);
        float[] probabilities = new float[BatchSize * scorer.Classes];
        double lossSum = 0;
        for (int start = 0; start < rows.Length; start += BatchSize)
        {
            stop.ThrowIfCancellationRequested();
            batch.Count = Math.Min(BatchSize, rows.Length - start);
            for (int i = 0; i < batch.Count; i++)
            {
                images.CopyImage(rows[start + i], batch.Image(i));
            }

            scorer.Score(batch.Pixels, batch.Count, probabilities);
            for (int i = 0; i < batch.Count; i++)
            {
                int label = images.Label(rows[start + i]);
                var row = probabilities.AsSpan(i * scorer.Classes, scorer.Classes);
                confusion.Add(label, ((ReadOnlySpan<float>)row).IndexOfMax());
                lossSum -= Math.Log(Math.Max(row[label], Evaluator.SmallestProbability));
            }
        }

        return Quality.Of(new ClassificationReport(images.Classes.Names, confusion, lossSum / rows.Length, skippedRows: 0, mistakes: []));
    }
}
