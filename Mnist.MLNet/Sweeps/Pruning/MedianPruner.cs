namespace Mnist.MLNet.Sweeps.Pruning;

/// <summary>
/// Ends a trial whose best loss is worse than the median of the others' best losses with the same effort.
/// D. Golovin and others, "Google Vizier: a service for black-box optimization", KDD 2017, section 3.2.2, with best losses in place of mean ones.
/// </summary>
public sealed class MedianPruner : Pruner
{
    private readonly int _fewestTrials;
    private readonly double _fromEffort;

    /// <summary>Makes a pruner.</summary>
    /// <param name="fewestTrials">So many other trials must have come as far, at least 1.</param>
    /// <param name="fromEffort">No trial ends before this effort.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
    public MedianPruner(int fewestTrials = 5, double fromEffort = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fewestTrials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(fromEffort);
        _fewestTrials = fewestTrials;
        _fromEffort = fromEffort;
    }

    /// <inheritdoc/>
    public override string? ReasonToStop(TrialCurve trial, IReadOnlyCollection<TrialCurve> others)
    {
        double effort = trial.Effort;
        double[] reached = [.. others.Where(other => other.Effort >= effort).Select(other => other.BestUpTo(effort)).Order()];
        if (trial.Points.Count == 0 || effort < _fromEffort || reached.Length < _fewestTrials)
        {
            return null;
        }

        double median = (reached[(reached.Length - 1) / 2] + reached[reached.Length / 2]) / 2;
        double best = trial.BestUpTo(effort);
        return best > median
            ? FormattableString.Invariant($"Its loss of {best:G4} at {effort:G6} is above {median:G4}, the median of {reached.Length} trials.")
            : null;
    }
}
