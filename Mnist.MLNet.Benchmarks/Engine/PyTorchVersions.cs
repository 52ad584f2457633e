namespace Mnist.MLNet.Benchmarks.Engine;

/// <summary>What the other side runs on.</summary>
/// <param name="Torch">PyTorch's version.</param>
/// <param name="Python">Python's version.</param>
/// <param name="Blas">The BLAS that PyTorch has loaded.</param>
internal sealed record PyTorchVersions(string Torch, string Python, string Blas);
