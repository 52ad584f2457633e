namespace Mnist.MLNet.Evaluation;

/// <summary>A scale on which good accuracies differ beside bad ones: equal steps are equal factors of the error.</summary>
internal static class AccuracyScale
{
    // One test image of MNIST.
    private const double LeastError = 1e-4;

    /// <summary>The negative logarithm of the error of an accuracy from 0 to 1.</summary>
    public static double Of(double accuracy) => -Math.Log(Math.Max(1 - accuracy, LeastError));
}
