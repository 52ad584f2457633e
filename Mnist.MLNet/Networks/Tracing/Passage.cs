using static TorchSharp.torch;

namespace Mnist.MLNet.Networks.Tracing;

/// <summary>The forward pass entering or leaving a module.</summary>
/// <param name="Module">The module.</param>
/// <param name="IsEntry">Whether it enters.</param>
/// <param name="Value">The module's input, or its output.</param>
internal sealed record Passage(nn.Module<Tensor, Tensor> Module, bool IsEntry, TensorSnapshot Value);
