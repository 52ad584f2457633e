using Mnist.MLNet.Training;

namespace Mnist.MLNet.Ensembles;

/// <summary>Makes one answer of several.</summary>
internal static class Voting
{
    /// <summary>Combines the members' answers for one row.</summary>
    /// <param name="vote">How.</param>
    /// <param name="scores">The members' probabilities, one member after the other.</param>
    /// <param name="combined">Where the ensemble's go, one a class.</param>
    public static void Combine(EnsembleVote vote, ReadOnlySpan<float> scores, Span<float> combined)
    {
        int classes = combined.Length;
        int members = scores.Length / classes;
        combined.Clear();
        for (int i = 0; i < scores.Length; i++)
        {
            combined[i % classes] += scores[i];
        }

        Divide(combined, members);
        if (vote == EnsembleVote.Majority)
        {
            for (int member = 0; member < members; member++)
            {
                combined[scores.Slice(member * classes, classes).IndexOfMax()]++;
            }

            Divide(combined, members + 1);
        }
    }

    private static void Divide(Span<float> values, int divisor)
    {
        foreach (ref float value in values)
        {
            value /= divisor;
        }
    }
}
