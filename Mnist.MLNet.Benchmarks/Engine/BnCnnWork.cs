namespace Mnist.MLNet.Benchmarks.Engine;

/// <summary>The arithmetic of bn-cnn, counted as direct convolutions and without anything but convolutions and fully connected layers.</summary>
internal static class BnCnnWork
{
    // Multiply-adds of one image: output positions × kernel size × input channels × output channels.
    private const double First = 28 * 28 * 9 * 1 * 32;
    private const double Later = (28 * 28 * 9 * 32 * 32) + (14 * 14 * 9 * 32 * 64) + (14 * 14 * 9 * 64 * 64) + (64 * 7 * 7 * 128) + (128 * 10);

    /// <summary>Operations to train on one image, an addition and a multiplication each one: outputs, gradients of weights, and gradients of inputs except the image's.</summary>
    public const double OperationsPerImage = 2 * ((2 * First) + (3 * Later));
}
