using System.Collections.Concurrent;
using static TorchSharp.torch;

namespace Mnist.MLNet.Networks;

/// <summary>The networks that are known by name. Programs may add their own, so that models of them load by name too.</summary>
public static class NetworkRegistry
{
    private static readonly ConcurrentDictionary<string, NetworkDefinition> Definitions = new(StringComparer.OrdinalIgnoreCase);

    static NetworkRegistry()
    {
        Add("bn-cnn", "Four 3×3 convolutions with batch norm, max pooling and dropout, two fully connected layers", (classes, options) => new BnCnn(classes, options), BnCnn.Takes);
        Add("lenet5", "LeNet-5: two 5×5 convolutions with average pooling, three fully connected layers", (classes, options) => new LeNet5(classes, options), LeNet5.Takes);
        Add("three-conv", "Three convolutions with max pooling, batch norm on the last, one fully connected layer", (classes, options) => new ThreeConv(classes, options), ThreeConv.Takes);
        Add("shallow", "Two 5×5 convolutions with max pooling, channel dropout, two fully connected layers", (classes, options) => new Shallow(classes, options), Shallow.Takes);
        Add("sweep-cnn", "Three 3×3 convolutions of 32, 64 and 128 channels, two fully connected layers", (classes, options) => new SweepCnn(classes, options), SweepCnn.Takes);
        AddFullyConnected("simple-nn", "One hidden layer of 128", 128);
        AddFullyConnected("medium-nn", "Hidden layers of 256 and 128", 256, 128);
        AddFullyConnected("complex-nn", "Hidden layers of 512, 256, 128 and 64", 512, 256, 128, 64);

        static void Add(string name, string summary, Func<int, NetworkOptions, nn.Module<Tensor, Tensor>> build, IReadOnlyList<string> takes) =>
            Register(new(name, summary, 28, 28, build) { Takes = takes });

        static void AddFullyConnected(string name, string summary, params int[] hidden) =>
            Add(name, summary, (classes, options) => new FullyConnected(784, hidden, classes, options), FullyConnected.Takes);
    }

    /// <summary>All networks, by name.</summary>
    public static IReadOnlyList<NetworkDefinition> All => [.. Definitions.Values.OrderBy(definition => definition.Name, StringComparer.Ordinal)];

    /// <summary>Adds a network, or replaces the one of the same name.</summary>
    /// <param name="definition">The network.</param>
    public static void Register(NetworkDefinition definition) => Definitions[definition.Name] = definition;

    /// <summary>Finds a network.</summary>
    /// <param name="name">Its name; case does not matter.</param>
    /// <exception cref="ArgumentException">There is no such network; the message lists those that there are.</exception>
    public static NetworkDefinition Get(string name) =>
        Definitions.TryGetValue(name, out var definition)
            ? definition
            : throw new ArgumentException($"There is no network '{name}'; the networks are {string.Join(", ", All.Select(known => known.Name))}.");
}
