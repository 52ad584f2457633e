using Microsoft.ML;

namespace Mnist.MLNet;

/// <summary>Adds this library's catalog to <see cref="MLContext"/>.</summary>
public static class MLContextExtensions
{
    /// <summary>Everything that this library adds: data, transforms, training, evaluation, model files.</summary>
    /// <param name="ml">The context.</param>
    /// <returns>The catalog.</returns>
    public static MnistCatalog Mnist(this MLContext ml) => new(ml);
}
