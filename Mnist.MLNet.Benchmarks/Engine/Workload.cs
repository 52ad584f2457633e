namespace Mnist.MLNet.Benchmarks.Engine;

/// <summary>One epoch of training that both sides do.</summary>
/// <param name="Name">The name on the command line and in the table.</param>
/// <param name="Network">The network's name in the registry.</param>
/// <param name="Batch">Images in a batch.</param>
/// <param name="Optimizer"><c>adam</c> or <c>sgd</c>.</param>
internal sealed record Workload(string Name, string Network, int Batch, string Optimizer = "adam")
{
    /// <summary>All workloads of the comparison.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new("lenet5", "lenet5", 64),
        new("shallow", "shallow", 64, "sgd"),
        new("three-conv", "three-conv", 64),
        new("bn-cnn", "bn-cnn", 50),
        new("sweep-cnn", "sweep-cnn", 32),
        new("medium-nn-16", "medium-nn", 16),
        new("medium-nn-128", "medium-nn", 128),
    ];
}
