namespace Mnist.MLNet.Sweeps.Pruning;

/// <summary>
/// Asynchronous successive halving: at the rungs r, r·η, r·η², … of effort a trial goes on only if it is among the best 1/η of those that have come so far.
/// L. Li and others, "A system for massively parallel hyperparameter tuning", MLSys 2020 (ASHA), as a rule for stopping.
/// </summary>
public sealed class HalvingPruner : Pruner
{
    private readonly double _firstRung;
    private readonly int _reduction;

    /// <summary>Makes a pruner.</summary>
    /// <param name="firstRung">The effort r of the first rung, above 0.</param>
    /// <param name="reduction">The factor η, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
    public HalvingPruner(double firstRung = 1, int reduction = 3)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(firstRung);
        ArgumentOutOfRangeException.ThrowIfLessThan(reduction, 2);
        _firstRung = firstRung;
        _reduction = reduction;
    }

    /// <inheritdoc/>
    public override string? ReasonToStop(TrialCurve trial, IReadOnlyCollection<TrialCurve> others)
    {
        double before = trial.Points.Count > 1 ? trial.Points[^2].Effort : 0;
        double rung = _firstRung;
        while (rung * _reduction <= trial.Effort)
        {
            rung *= _reduction;
        }

        // Only a trial that has just come to a rung is judged there; one that passed it is not called back.
        if (trial.Effort < rung || before >= rung)
        {
            return null;
        }

        double best = trial.BestUpTo(rung);
        double[] reached = [.. others.Where(other => other.Effort >= rung).Select(other => other.BestUpTo(rung))];
        int better = reached.Count(loss => loss < best);

        // Too few have come so far to tell the best part from the rest: whoever comes first goes on.
        int places = (reached.Length + 1) / _reduction;
        return places > 0 && better >= places
            ? FormattableString.Invariant($"Its loss of {best:G4} at {rung:G6} is behind {better} of {reached.Length} other trials, and {places} go on.")
            : null;
    }
}
