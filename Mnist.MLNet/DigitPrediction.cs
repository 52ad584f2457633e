namespace Mnist.MLNet;

/// <summary>What a prediction engine answers, of a pipeline that ends with <c>MapKeyToValue("PredictedLabel")</c>.</summary>
public sealed class DigitPrediction
{
    /// <summary>The name of the most probable class.</summary>
    public string PredictedLabel { get; set; } = "";

    /// <summary>The probabilities of the classes, class 0 first; their sum is 1.</summary>
    public float[] Score { get; set; } = [];
}
