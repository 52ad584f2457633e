namespace Mnist.MLNet.Sweeps.Pruning;

/// <summary>Ends trials that do worse than others did with the same effort. It remembers nothing: the answer follows from the curves alone, on whichever worker it is given.</summary>
public abstract class Pruner
{
    /// <summary>Why a trial that has more to do should end now.</summary>
    /// <param name="trial">The trial; its last point is new.</param>
    /// <param name="others">The other trials: running, done and pruned ones, and failed ones with what they reached.</param>
    /// <returns>The reason, as a sentence; null if the trial should go on.</returns>
    public abstract string? ReasonToStop(TrialCurve trial, IReadOnlyCollection<TrialCurve> others);
}
