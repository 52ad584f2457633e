using Mnist.MLNet.Training;

namespace Mnist.MLNet.Sweeps.Pruning;

/// <summary>
/// Hyperband: several successive halvings that begin at different efforts, so that it need not be known how early a loss tells. A trial belongs to one of them by chance,
/// in proportion to the number of trials that Hyperband gives each, and is held against trials of the same one alone.
/// L. Li and others, "Hyperband: a novel bandit-based approach to hyperparameter optimization", JMLR 18, 2018.
/// </summary>
public sealed class HyperbandPruner : Pruner
{
    private readonly HalvingPruner[] _brackets;
    private readonly double[] _shares;
    private readonly double _most;
    private readonly int _seed;

    /// <summary>Makes a pruner.</summary>
    /// <param name="most">The effort R of a whole trial.</param>
    /// <param name="least">The effort of the earliest rung, above 0 and below <paramref name="most"/>.</param>
    /// <param name="reduction">The factor η, at least 2.</param>
    /// <param name="seed">The seed of the trials' belonging.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public HyperbandPruner(double most, double least = 1, int reduction = 3, int seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(least);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(most, least);
        ArgumentOutOfRangeException.ThrowIfLessThan(reduction, 2);
        _most = most;
        _seed = seed;

        // The bracket s halves s times, first at R/η^s, and begins with ⌈(s_max + 1)/(s + 1)·η^s⌉ trials; the last one, s = 0, runs all its trials whole.
        int deepest = (int)Math.Floor(Math.Log(most / least, reduction) + 1e-9);
        _brackets = [.. Enumerable.Range(0, deepest + 1).Select(level => new HalvingPruner(most / Math.Pow(reduction, deepest - level), reduction))];
        double[] trials = [.. Enumerable.Range(0, deepest + 1).Select(level =>
            Math.Ceiling((deepest + 1.0) / (deepest - level + 1) * Math.Pow(reduction, deepest - level)))];
        _shares = [.. trials.Select(count => count / trials.Sum())];
    }

    /// <inheritdoc/>
    public override string? ReasonToStop(TrialCurve trial, IReadOnlyCollection<TrialCurve> others)
    {
        if (trial.Effort >= _most)
        {
            return null;
        }

        int bracket = Bracket(trial.Trial);
        return _brackets[bracket].ReasonToStop(trial, [.. others.Where(other => Bracket(other.Trial) == bracket)]);
    }

    /// <summary>The bracket of a trial, from 0, the one that begins earliest.</summary>
    internal int Bracket(int trial)
    {
        double place = new SplitMix64(_seed, trial).NextDouble();
        int bracket = 0;
        while (bracket < _shares.Length - 1 && place >= _shares[bracket])
        {
            place -= _shares[bracket++];
        }

        return bracket;
    }
}
