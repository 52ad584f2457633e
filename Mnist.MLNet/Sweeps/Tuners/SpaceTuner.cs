using Microsoft.ML.AutoML;
using Microsoft.ML.SearchSpace;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Sweeps.Tuners;

/// <summary>
/// A tuner of this library. What it proposes follows from its seed, the trial's number, the results so far and the trials that still run, and from nothing else: a sweep
/// that is resumed, its results given to a new tuner in the same order, goes on as if it had not been interrupted.
/// </summary>
public abstract class SpaceTuner : ITuner
{
    private readonly int _seed;

    private protected SpaceTuner(SearchSpace space, int seed, IEnumerable<SearchCondition>? conditions)
    {
        Domain = new SearchDomain(space, conditions);
        _seed = seed;
    }

    private protected SearchDomain Domain { get; }

    /// <summary>Chooses the parameters of a trial.</summary>
    /// <param name="settings">The trial; its number counts.</param>
    /// <returns>The parameters, without those whose condition does not hold.</returns>
    public Parameter Propose(TrialSettings settings) => Domain.ToParameter(Choose(settings.TrialId));

    /// <summary>Learns of a trial that has no result yet, proposed by whomever, so that the next one is not much the same. Its result may follow.</summary>
    /// <param name="settings">Its number and parameters.</param>
    public virtual void Expect(TrialSettings settings)
    {
    }

    /// <summary>Learns from a trial that ended, proposed by whomever.</summary>
    /// <param name="result">Its parameters and loss; a loss that is no number counts as the worst.</param>
    public virtual void Update(TrialResult result)
    {
    }

    /// <summary>The point of a trial.</summary>
    private protected abstract double[] Choose(int trial);

    /// <summary>The randomness of a trial, or of one dimension of it.</summary>
    private protected SplitMix64 Random(int trial, int dimension = 0) => new(_seed, trial, dimension);

    /// <summary>A point of which every place is equally likely.</summary>
    private protected double[] RandomPoint(int trial) => Domain.Point(dimension => Random(trial, dimension + 1).NextDouble());

    /// <summary>The loss of a result, in which the worst is infinite.</summary>
    private protected static double LossOf(TrialResult result) => double.IsFinite(result.Loss) ? result.Loss : double.PositiveInfinity;
}
