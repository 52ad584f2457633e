using Microsoft.ML.SearchSpace;

namespace Mnist.MLNet.Sweeps.Tuners;

/// <summary>Proposes points at random, all equally likely. J. Bergstra, Y. Bengio, "Random search for hyper-parameter optimization", JMLR 13, 2012.</summary>
/// <param name="space">What is searched.</param>
/// <param name="seed">The seed.</param>
/// <param name="conditions">What is searched under conditions only; null for nothing.</param>
/// <exception cref="ArgumentException">The space is empty, or a condition does not fit it.</exception>
public sealed class RandomTuner(SearchSpace space, int seed = 1, IEnumerable<SearchCondition>? conditions = null) : SpaceTuner(space, seed, conditions)
{
    private protected override double[] Choose(int trial) => RandomPoint(trial);
}
