namespace Mnist.MLNet.Serving;

/// <summary>What the server takes of a model's answer; models whose predicted label is a key have it too.</summary>
internal sealed class DigitProbabilities
{
    /// <summary>The probabilities of the classes, class 0 first.</summary>
    public float[] Score { get; set; } = [];
}
