namespace Mnist.MLNet.Cli.Output;

/// <summary>What a model takes one image for.</summary>
/// <param name="Row">The image's place in its file, counted from 0.</param>
/// <param name="Label">The image's true class; null where it is not known.</param>
/// <param name="Probabilities">The probability of every class, class 0 first.</param>
/// <param name="Ranking">The classes from the most to the least probable, the first of equals first.</param>
internal sealed record Prediction(int Row, int? Label, float[] Probabilities, int[] Ranking)
{
    /// <summary>The most probable class.</summary>
    public int Class => Ranking[0];

    public static Prediction Of(int row, int? label, float[] probabilities) => new(
        row, label, probabilities, [.. Enumerable.Range(0, probabilities.Length).OrderByDescending(index => probabilities[index])]);
}
