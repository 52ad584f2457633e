using System.Collections.Concurrent;

namespace Mnist.MLNet.Networks;

/// <summary>The networks that are known by name. Programs may add their own, so that models of them load by name too.</summary>
public static class NetworkRegistry
{
    private static readonly ConcurrentDictionary<string, NetworkDefinition> Definitions = new(StringComparer.OrdinalIgnoreCase);

    static NetworkRegistry()
    {
        Register(new("lenet5", "LeNet-5: two 5×5 convolutions with average pooling, three fully connected layers", 28, 28, classes => new LeNet5(classes)));
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
