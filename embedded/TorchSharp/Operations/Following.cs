using TorchSharp.Modules;

namespace TorchSharp.Engine;

/// <summary>What an operation does to its outputs in the same pass, because the modules that come next in a sequence would do it.</summary>
/// <param name="Normalization">Batch normalisation by running statistics, or null.</param>
/// <param name="Relu">max(y, 0), after that.</param>
/// <param name="Pooled">The largest of each 2×2 pixels, after that; only where no gradient is recorded.</param>
internal readonly record struct Following(BatchNorm2d? Normalization, bool Relu, bool Pooled = false);
