using Microsoft.ML.AutoML;
using Microsoft.ML.SearchSpace;

namespace Mnist.MLNet.Sweeps.Tuners;

/// <summary>
/// A tree-structured Parzen estimator. It estimates how the best tenth of the trials and the others are distributed, draws candidates from the former, and proposes
/// the one whose probability among the best is largest compared with that among the others. The first trials are random.
/// </summary>
/// <remarks>
/// J. Bergstra and others, "Algorithms for hyper-parameter optimization", NIPS 2011; with kernels over all dimensions at once after S. Falkner, A. Klein, F. Hutter, "BOHB",
/// ICML 2018; the choice of its constants after S. Watanabe, "Tree-structured Parzen estimator: understanding its algorithm components", arXiv:2304.11127.
/// </remarks>
public sealed class TpeTuner : SpaceTuner
{
    private const double GoodPart = 0.1;
    private const int MostGood = 25;
    private const int Candidates = 24;

    private readonly SortedDictionary<int, (double[] Point, double Loss)> _results = [];
    private readonly SortedDictionary<int, double[]> _running = [];
    private readonly int _randomTrials;

    /// <summary>Makes a tuner.</summary>
    /// <param name="space">What is searched.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="conditions">What is searched under conditions only; null for nothing.</param>
    /// <param name="randomTrials">Results to wait for before learning from them, at least 2.</param>
    /// <exception cref="ArgumentException">The space is empty, a condition does not fit it, or the number is too small.</exception>
    public TpeTuner(SearchSpace space, int seed = 1, IEnumerable<SearchCondition>? conditions = null, int randomTrials = 10)
        : base(space, seed, conditions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(randomTrials, 2);
        _randomTrials = randomTrials;
    }

    /// <inheritdoc/>
    public override void Expect(TrialSettings settings) => _running[settings.TrialId] = Domain.ToPoint(settings.Parameter);

    /// <inheritdoc/>
    public override void Update(TrialResult result)
    {
        _running.Remove(result.TrialSettings.TrialId);
        _results[result.TrialSettings.TrialId] = (Domain.ToPoint(result.TrialSettings.Parameter), LossOf(result));
    }

    private protected override double[] Choose(int trial)
    {
        double[] point = _results.Count < _randomTrials ? RandomPoint(trial) : Learned(trial);
        _running[trial] = point;
        return point;
    }

    private double[] Learned(int trial)
    {
        // The sort is stable: of equal losses the earlier trial is the better one. Trials that still run count among the others, so that workers spread out.
        double[][] ranked = [.. _results.Values.OrderBy(result => result.Loss).Select(result => result.Point), .. _running.Values];
        int good = Math.Min((int)Math.Ceiling(GoodPart * _results.Count), MostGood);
        var best = new ParzenEstimator(Domain, ranked[..good]);
        var others = new ParzenEstimator(Domain, ranked[good..]);

        var random = Random(trial);
        var tried = new HashSet<string>(ranked.Select(Key));
        double[]? chosen = null;
        (bool IsNew, double Score) highest = (false, double.NegativeInfinity);
        for (int i = 0; i < Candidates; i++)
        {
            double[] candidate = best.Draw(ref random);
            var rank = (IsNew: !tried.Contains(Key(candidate)), Score: best.LogDensity(candidate) - others.LogDensity(candidate));
            if (chosen is null || rank.CompareTo(highest) > 0)
            {
                (chosen, highest) = (candidate, rank);
            }
        }

        return chosen!;
    }

    private static string Key(double[] point) => string.Join(' ', point.Select(BitConverter.DoubleToInt64Bits));
}
