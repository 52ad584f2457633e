using static TorchSharp.torch;

namespace Mnist.MLNet.Networks;

/// <summary>A network that is known by name.</summary>
/// <param name="Name">The name that trainers, recipes and model files use, in lower case.</param>
/// <param name="Summary">One line that says what it is.</param>
/// <param name="Rows">Height of the images that it takes, in pixels.</param>
/// <param name="Columns">Width of the images that it takes, in pixels.</param>
/// <param name="Create">Makes the network with fresh weights for a number of classes; it maps (batch, 1, rows, columns) to logits (batch, classes).</param>
public sealed record NetworkDefinition(string Name, string Summary, int Rows, int Columns, Func<int, nn.Module<Tensor, Tensor>> Create);
