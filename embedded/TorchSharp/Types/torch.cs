namespace TorchSharp;

/// <summary>
/// Tensors, neural networks and optimisers: a subset of TorchSharp's API on a managed engine for the CPU.
/// What is not supported says so by name with a <see cref="NotImplementedException"/>, or is not there.
/// </summary>
public static partial class torch
{
}
