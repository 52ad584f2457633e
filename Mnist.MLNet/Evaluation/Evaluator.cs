using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Evaluation;

/// <summary>Judges scored rows.</summary>
internal static class Evaluator
{
    // ML.NET's own bound: one certain mistake must not make the mean infinite.
    public const double SmallestProbability = 1e-15;

    /// <summary>Judges all rows of a data view in one pass.</summary>
    /// <exception cref="ArgumentException">A column is missing or of a wrong type, or the columns disagree on the number of classes.</exception>
    /// <exception cref="InvalidDataException">No row can be judged.</exception>
    public static ClassificationReport Evaluate(IDataView scored, string labelColumnName, string scoreColumnName)
    {
        var labelColumn = scored.Schema.Require(labelColumnName);
        var scoreColumn = scored.Schema.Require(scoreColumnName);
        var classes = ClassLabels.Of(labelColumn);
        if (scoreColumn.Type is not VectorDataViewType scoreType || scoreType.ItemType != NumberDataViewType.Single || scoreType.Size < classes.Count)
        {
            throw new ArgumentException(
                $"Column '{scoreColumnName}' is {scoreColumn.Type}; it must be a vector of Single with a probability for each of the {classes.Count} classes of '{labelColumnName}'.");
        }

        // A model may know more classes than the rows at hand have.
        var names = classes.Names.Concat(Enumerable.Range(classes.Count, scoreType.Size - classes.Count).Select(i => $"{i}")).ToArray();
        var confusion = new ConfusionCounts(scoreType.Size);
        double lossSum = 0;
        long skipped = 0;
        var mistakes = new ConfidentMistakes();
        using var cursor = scored.GetRowCursor([labelColumn, scoreColumn]);
        var getLabel = cursor.GetGetter<uint>(labelColumn);
        var getScore = cursor.GetGetter<VBuffer<float>>(scoreColumn);
        uint key = 0;
        var score = default(VBuffer<float>);
        var probabilities = new float[scoreType.Size];
        while (cursor.MoveNext())
        {
            getLabel(ref key);
            getScore(ref score);
            score.CopyTo(probabilities);
            if (key == 0 || probabilities.AsSpan().ContainsNaN())
            {
                skipped++;
                continue;
            }

            int actual = (int)key - 1;
            int predicted = ((ReadOnlySpan<float>)probabilities).IndexOfMax();
            confusion.Add(actual, predicted);
            if (predicted != actual)
            {
                mistakes.Add(new Mistake(cursor.Position, actual, predicted, probabilities[predicted]));
            }

            lossSum -= Math.Log(Math.Max(probabilities[key - 1], SmallestProbability));
        }

        return confusion.Total > 0
            ? new ClassificationReport(names, confusion, lossSum / confusion.Total, skipped, mistakes.Ordered())
            : throw new InvalidDataException($"There is no row to evaluate: {skipped} rows have no label or scores that are not numbers.");
    }

    private static bool ContainsNaN(this Span<float> values)
    {
        foreach (float value in values)
        {
            if (float.IsNaN(value))
            {
                return true;
            }
        }

        return false;
    }
}
