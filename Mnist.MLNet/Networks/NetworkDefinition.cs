using static TorchSharp.torch;

namespace Mnist.MLNet.Networks;

/// <summary>A network that is known by name.</summary>
/// <param name="Name">The name that trainers, recipes and model files use, in lower case.</param>
/// <param name="Summary">One line that says what it is.</param>
/// <param name="Rows">Height of the images that it takes, in pixels.</param>
/// <param name="Columns">Width of the images that it takes, in pixels.</param>
/// <param name="Build">Makes the network with fresh weights for a number of classes and options; it maps (batch, 1, rows, columns) to logits (batch, classes).</param>
public sealed record NetworkDefinition(string Name, string Summary, int Rows, int Columns, Func<int, NetworkOptions, nn.Module<Tensor, Tensor>> Build)
{
    /// <summary>A network that takes no options.</summary>
    /// <param name="name">The name that trainers, recipes and model files use, in lower case.</param>
    /// <param name="summary">One line that says what it is.</param>
    /// <param name="rows">Height of the images that it takes, in pixels.</param>
    /// <param name="columns">Width of the images that it takes, in pixels.</param>
    /// <param name="create">Makes the network with fresh weights for a number of classes; it maps (batch, 1, rows, columns) to logits (batch, classes).</param>
    public NetworkDefinition(string name, string summary, int rows, int columns, Func<int, nn.Module<Tensor, Tensor>> create)
        : this(name, summary, rows, columns, (classes, _) => create(classes))
    {
    }

    /// <summary>The options that it takes, as command lines name them: of <c>pooling</c>, <c>activation</c>, <c>batch-norm</c>, <c>dropout</c>, <c>width</c>, <c>depth</c>, <c>hidden</c>.</summary>
    public IReadOnlyList<string> Takes { get; init; } = [];

    /// <summary>Makes the network with fresh weights.</summary>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <param name="options">What differs from its own make; null for nothing.</param>
    /// <returns>The network: (batch, 1, rows, columns) to logits (batch, classes).</returns>
    /// <exception cref="ArgumentException">The network does not take an option, or its value is outside its range.</exception>
    public nn.Module<Tensor, Tensor> Create(int classes, NetworkOptions? options = null)
    {
        RequireTaken(options ?? NetworkOptions.None);
        return Build(classes, options ?? NetworkOptions.None);
    }

    /// <summary>Checks that the network takes all options that are given.</summary>
    /// <exception cref="ArgumentException">It does not take one, or its value is outside its range.</exception>
    internal void RequireTaken(NetworkOptions options)
    {
        if (options.Given.FirstOrDefault(option => !Takes.Contains(option)) is { } stray)
        {
            throw new ArgumentException($"Network '{Name}' has no {stray}; {Taken()}.");
        }

        options.Validate();
    }

    /// <summary>What it takes, for messages.</summary>
    internal string Taken() => Takes.Count == 0 ? "it takes no options" : $"it takes {string.Join(", ", Takes)}";
}
