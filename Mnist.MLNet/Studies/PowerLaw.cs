namespace Mnist.MLNet.Studies;

/// <summary>How an error falls with the number of training images: error(n) = a·n^(−α) + c.</summary>
/// <param name="A">The factor, 0 or above.</param>
/// <param name="Alpha">The exponent, above 0.</param>
/// <param name="C">The error that no number of images removes, 0 or above.</param>
public readonly record struct PowerLaw(double A, double Alpha, double C)
{
    /// <summary>The error.</summary>
    /// <param name="n">The number of training images, above 0.</param>
    /// <returns>a·n^(−α) + c.</returns>
    public double At(double n) => (A * Math.Pow(n, -Alpha)) + C;
}
