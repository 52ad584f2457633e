namespace Mnist.MLNet.Studies;

/// <summary>An error that was measured once.</summary>
/// <param name="Size">The number of training images, above 0.</param>
/// <param name="Error">The part predicted wrong, 0 to 1.</param>
public readonly record struct ErrorSample(double Size, double Error);
