using Microsoft.ML.Data;

namespace Mnist.Embedded.Tests.ML;

/// <summary>What a classifier adds to a <see cref="Digit"/>.</summary>
internal sealed class ScoredDigit
{
    [VectorType(4)]
    public float[] Score { get; set; } = new float[4];

    [KeyType(4)]
    public uint PredictedLabel { get; set; }

    /// <summary>A classifier that gives 0.7 to the class after the number of the first pixel, and 0.1 to each other one.</summary>
    public static void Classify(DigitView digit, ScoredDigit scored)
    {
        scored.PredictedLabel = (uint)digit.Pixels[0] % 4;
        Array.Fill(scored.Score, 0.1f);
        scored.Score[scored.PredictedLabel] = 0.7f;
    }
}
