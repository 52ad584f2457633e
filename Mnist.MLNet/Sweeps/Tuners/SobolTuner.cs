using Microsoft.ML.SearchSpace;

namespace Mnist.MLNet.Sweeps.Tuners;

/// <summary>Proposes points that fill the space more evenly than random ones: Sobol's sequence, scrambled by the seed. Dimensions after the 53rd are random.</summary>
public sealed class SobolTuner : SpaceTuner
{
    private readonly SobolSequence _sequence;

    /// <summary>Makes a tuner.</summary>
    /// <param name="space">What is searched.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="conditions">What is searched under conditions only; null for nothing.</param>
    /// <exception cref="ArgumentException">The space is empty, or a condition does not fit it.</exception>
    public SobolTuner(SearchSpace space, int seed = 1, IEnumerable<SearchCondition>? conditions = null)
        : base(space, seed, conditions) => _sequence = new SobolSequence(Domain.Dimensions.Count, seed);

    private protected override double[] Choose(int trial) => Domain.Point(dimension =>
        dimension < SobolSequence.MaximumDimensions ? _sequence.Coordinate(trial, dimension) : Random(trial, dimension).NextDouble());
}
