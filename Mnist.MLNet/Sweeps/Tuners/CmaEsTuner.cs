using Microsoft.ML.AutoML;
using Microsoft.ML.SearchSpace;

namespace Mnist.MLNet.Sweeps.Tuners;

/// <summary>
/// Evolution with an adapted covariance matrix, for spaces of ranges: trials are drawn from a normal distribution, which after each generation moves to its better half and
/// takes on the directions of its success. When it has shrunk to a point, it starts elsewhere with twice as many trials a generation.
/// </summary>
/// <remarks>
/// N. Hansen, "The CMA evolution strategy: a tutorial", arXiv:1604.00772, without negative weights; restarts after A. Auger, N. Hansen, CEC 2005. Results count in the
/// order in which they come; whole numbers are rounded.
/// </remarks>
public sealed class CmaEsTuner : SpaceTuner
{
    private const double FirstStep = 0.3;
    private const double LastStep = 1e-5;
    private const int MostDraws = 100;

    private readonly List<(double[] Point, double Loss)> _generation = [];
    private EvolvingDistribution _distribution;
    private int _restarts;

    /// <summary>Makes a tuner.</summary>
    /// <param name="space">What is searched: ranges alone, at least one.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">The space is empty, or has a choice.</exception>
    public CmaEsTuner(SearchSpace space, int seed = 1)
        : base(space, seed, null)
    {
        if (Domain.Dimensions.OfType<ChoiceDimension>().FirstOrDefault() is { } choice)
        {
            throw new ArgumentException($"{choice.Name} is a choice, and evolution needs ranges; search the choice with TPE.");
        }

        int size = Domain.Dimensions.Count;
        double[] middle = new double[size];
        Array.Fill(middle, 0.5);
        _distribution = new EvolvingDistribution(middle, FirstStep, 4 + (int)(3 * Math.Log(size)));
    }

    /// <inheritdoc/>
    public override void Update(TrialResult result)
    {
        _generation.Add((Domain.ToPoint(result.TrialSettings.Parameter), LossOf(result)));
        if (_generation.Count < _distribution.Population)
        {
            return;
        }

        _distribution.Evolve([.. _generation.OrderBy(trial => trial.Loss).Select(trial => trial.Point)]);
        _generation.Clear();
        if (_distribution.LargestDeviation < LastStep)
        {
            // Trials count from 0 on, so that numbers below 0 are free for restarts.
            _distribution = new EvolvingDistribution(RandomPoint(-++_restarts), FirstStep, 2 * _distribution.Population);
        }
    }

    private protected override double[] Choose(int trial)
    {
        var random = Random(trial);
        double[] point = _distribution.Draw(ref random);
        for (int draw = 1; draw < MostDraws && point.Any(place => place is < 0 or > 1); draw++)
        {
            point = _distribution.Draw(ref random);
        }

        return Domain.Point(dimension => Math.Clamp(point[dimension], 0, 1));
    }
}
