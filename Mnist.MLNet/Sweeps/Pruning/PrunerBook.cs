namespace Mnist.MLNet.Sweeps.Pruning;

/// <summary>The pruners by name.</summary>
public static class PrunerBook
{
    /// <summary>The names: median, asha, hyperband.</summary>
    public static IReadOnlyList<string> Names { get; } = ["median", "asha", "hyperband"];

    /// <summary>Makes a pruner with its defaults.</summary>
    /// <param name="name">Its name; case does not matter.</param>
    /// <param name="effort">The effort of a whole trial, such as its epochs; for Hyperband above 1.</param>
    /// <param name="seed">The seed of what is left to chance.</param>
    /// <returns>The pruner.</returns>
    /// <exception cref="ArgumentException">There is no such pruner, or the effort is too small for it.</exception>
    public static Pruner Create(string name, double effort, int seed = 1) => name.ToLowerInvariant() switch
    {
        "median" => new MedianPruner(),
        "asha" => new HalvingPruner(),
        "hyperband" => new HyperbandPruner(effort, seed: seed),
        _ => throw new ArgumentException($"There is no pruner '{name}'; the pruners are {string.Join(", ", Names)}."),
    };
}
