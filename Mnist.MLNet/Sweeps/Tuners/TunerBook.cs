using Microsoft.ML.SearchSpace;

namespace Mnist.MLNet.Sweeps.Tuners;

/// <summary>The tuners by name.</summary>
public static class TunerBook
{
    /// <summary>The names: grid, random, sobol, tpe, cma-es.</summary>
    public static IReadOnlyList<string> Names { get; } = ["grid", "random", "sobol", "tpe", "cma-es"];

    /// <summary>Makes a tuner.</summary>
    /// <param name="name">Its name; case does not matter.</param>
    /// <param name="space">What is searched.</param>
    /// <param name="seed">The seed; the grid has no use for it.</param>
    /// <param name="conditions">What is searched under conditions only; null for nothing.</param>
    /// <returns>The tuner.</returns>
    /// <exception cref="ArgumentException">There is no such tuner, or it does not fit the search space.</exception>
    public static SpaceTuner Create(string name, SearchSpace space, int seed = 1, IReadOnlyList<SearchCondition>? conditions = null) => name.ToLowerInvariant() switch
    {
        "grid" => new GridTuner(space, conditions: conditions),
        "random" => new RandomTuner(space, seed, conditions),
        "sobol" => new SobolTuner(space, seed, conditions),
        "tpe" => new TpeTuner(space, seed, conditions),
        "cma-es" => new CmaEsTuner(space, seed),
        _ => throw new ArgumentException($"There is no tuner '{name}'; the tuners are {string.Join(", ", Names)}."),
    };
}
