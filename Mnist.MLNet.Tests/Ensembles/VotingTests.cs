using Mnist.MLNet.Ensembles;

namespace Mnist.MLNet.Tests.Ensembles;

public sealed class VotingTests
{
    [Fact]
    public void The_average_is_the_mean_of_the_members_probabilities() =>
        Assert.Equal([0.375f, 0.5f, 0.125f], Combine(EnsembleVote.Average, [0.75f, 0.25f, 0, 0, 0.75f, 0.25f]));

    [Fact]
    public void A_single_member_is_averaged_to_itself() =>
        Assert.Equal([0.1f, 0.7f, 0.2f], Combine(EnsembleVote.Average, [0.1f, 0.7f, 0.2f]));

    [Fact]
    public void The_majority_wins_even_where_the_minority_is_surer()
    {
        float[] scores = [0.34f, 0.33f, 0.33f, 0.34f, 0.33f, 0.33f, 0, 1, 0];

        Assert.Equal(1, IndexOfLargest(Combine(EnsembleVote.Average, scores)));
        Assert.Equal(0, IndexOfLargest(Combine(EnsembleVote.Majority, scores)));
    }

    [Fact]
    public void Between_classes_with_as_many_votes_the_larger_mean_probability_decides() =>
        Assert.Equal(2, IndexOfLargest(Combine(EnsembleVote.Majority, [0.6f, 0.2f, 0.2f, 0.1f, 0.1f, 0.8f])));

    [Fact]
    public void Where_the_mean_probabilities_are_equal_too_the_first_class_wins() =>
        Assert.Equal(1, IndexOfLargest(Combine(EnsembleVote.Majority, [0, 0.25f, 0.75f, 0, 0.75f, 0.25f])));

    [Fact]
    public void The_score_of_a_majority_is_the_part_of_the_votes_with_the_mean_probabilities_as_one_more() =>
        Assert.Equal([1.375f / 3, 1.5f / 3, 0.125f / 3], Combine(EnsembleVote.Majority, [0.75f, 0.25f, 0, 0, 0.75f, 0.25f]));

    [Fact]
    public void For_any_members_the_scores_are_probabilities_and_a_majority_wins()
    {
        var random = new Random(7);
        for (int trial = 0; trial < 2_000; trial++)
        {
            int classes = random.Next(2, 11);
            float[][] members = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => Probabilities(random, classes))];
            float[] scores = [.. members.SelectMany(member => member)];
            int[] votes = new int[classes];
            foreach (float[] member in members)
            {
                votes[IndexOfLargest(member)]++;
            }

            Assert.Equal(1, Combine(EnsembleVote.Average, scores, classes).Sum(), 1e-5f);
            Assert.Equal(1, Combine(EnsembleVote.Majority, scores, classes).Sum(), 1e-5f);
            Assert.Equal(votes.Max(), votes[IndexOfLargest(Combine(EnsembleVote.Majority, scores, classes))]);
        }
    }

    // Sharp and flat answers in turn, so that votes are often tied and often outweighed.
    private static float[] Probabilities(Random random, int classes)
    {
        double sharpness = random.Next(1, 30);
        double[] weights = [.. Enumerable.Range(0, classes).Select(_ => Math.Exp(sharpness * random.NextDouble()))];
        return [.. weights.Select(weight => (float)(weight / weights.Sum()))];
    }

    private static float[] Combine(EnsembleVote vote, float[] scores, int classes = 3)
    {
        var combined = new float[classes];
        Voting.Combine(vote, scores, combined);
        return combined;
    }

    private static int IndexOfLargest(float[] values) => Array.IndexOf(values, values.Max());
}
