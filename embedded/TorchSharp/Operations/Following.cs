using TorchSharp.Modules;

namespace TorchSharp.Engine;

/// <summary>What an operation does to its outputs in the same pass, because the modules that come next in a sequence would do it.</summary>
/// <param name="Normalization">Batch normalisation by running statistics, or null.</param>
/// <param name="Relu">max(y, 0), after that.</param>
internal readonly record struct Following(BatchNorm2d? Normalization, bool Relu);
