using Mnist.MLNet.Training;

namespace Mnist.MLNet.Sweeps.Tuners;

/// <summary>The normal distribution of CMA-ES, with the names and constants of N. Hansen, "The CMA evolution strategy: a tutorial", arXiv:1604.00772.</summary>
internal sealed class EvolvingDistribution
{
    private readonly int _size;
    private readonly double[] _weights;
    private readonly double _effective;
    private readonly double[] _mean;
    private readonly double[] _stepPath;
    private readonly double[] _path;
    private readonly double[,] _covariance;
    private SymmetricEigen _eigen;
    private double _step;
    private int _generations;

    /// <summary>Makes a distribution that is the same in all directions.</summary>
    /// <param name="mean">Its mean, which it keeps.</param>
    /// <param name="step">Its standard deviation.</param>
    /// <param name="population">Points of a generation.</param>
    public EvolvingDistribution(double[] mean, double step, int population)
    {
        Population = population;
        _size = mean.Length;
        _mean = mean;
        _step = step;
        double[] raw = [.. Enumerable.Range(1, population / 2).Select(rank => Math.Log((population + 1) / 2.0) - Math.Log(rank))];
        _weights = [.. raw.Select(weight => weight / raw.Sum())];
        _effective = 1 / _weights.Sum(weight => weight * weight);
        _stepPath = new double[_size];
        _path = new double[_size];
        _covariance = new double[_size, _size];
        for (int i = 0; i < _size; i++)
        {
            _covariance[i, i] = 1;
        }

        _eigen = new SymmetricEigen(_covariance);
    }

    public int Population { get; }

    /// <summary>The standard deviation in the direction in which it is largest.</summary>
    public double LargestDeviation => _step * Math.Sqrt(_eigen.Values.Max());

    /// <summary>Draws a point.</summary>
    public double[] Draw(ref SplitMix64 random)
    {
        double[] normal = new double[_size];
        for (int i = 0; i < _size; i++)
        {
            normal[i] = NormalDistribution.Draw(ref random) * Math.Sqrt(_eigen.Values[i]);
        }

        double[] turned = _eigen.Turn(normal);
        return [.. turned.Select((y, i) => _mean[i] + (_step * y))];
    }

    /// <summary>Moves on after a generation.</summary>
    /// <param name="ranked">Its points, the best first.</param>
    public void Evolve(double[][] ranked)
    {
        double n = _size;
        double stepRate = (_effective + 2) / (n + _effective + 5);
        double damping = 1 + (2 * Math.Max(0, Math.Sqrt((_effective - 1) / (n + 1)) - 1)) + stepRate;
        double pathRate = (4 + (_effective / n)) / (n + 4 + (2 * _effective / n));
        double rankOne = 2 / (((n + 1.3) * (n + 1.3)) + _effective);
        double rankMany = Math.Min(1 - rankOne, 2 * (_effective - 2 + (1 / _effective)) / (((n + 2) * (n + 2)) + _effective));
        double expectedNorm = Math.Sqrt(n) * (1 - (1 / (4 * n)) + (1 / (21 * n * n)));

        double[][] moves = [.. ranked.Take(_weights.Length).Select(point => point.Select((x, i) => (x - _mean[i]) / _step).ToArray())];
        double[] move = [.. Enumerable.Range(0, _size).Select(i => moves.Select((y, rank) => _weights[rank] * y[i]).Sum())];
        double[] whitened = _eigen.Whiten(move);
        _generations++;
        for (int i = 0; i < _size; i++)
        {
            _mean[i] += _step * move[i];
            _stepPath[i] = ((1 - stepRate) * _stepPath[i]) + (Math.Sqrt(stepRate * (2 - stepRate) * _effective) * whitened[i]);
        }

        double norm = Math.Sqrt(_stepPath.Sum(p => p * p));
        bool isSteady = norm / Math.Sqrt(1 - Math.Pow(1 - stepRate, 2 * _generations)) < (1.4 + (2 / (n + 1))) * expectedNorm;
        for (int i = 0; i < _size; i++)
        {
            _path[i] = ((1 - pathRate) * _path[i]) + (isSteady ? Math.Sqrt(pathRate * (2 - pathRate) * _effective) * move[i] : 0);
        }

        double kept = 1 - rankOne - rankMany + (isSteady ? 0 : rankOne * pathRate * (2 - pathRate));
        for (int i = 0; i < _size; i++)
        {
            for (int j = 0; j < _size; j++)
            {
                double many = moves.Select((y, rank) => _weights[rank] * y[i] * y[j]).Sum();
                _covariance[i, j] = (kept * _covariance[i, j]) + (rankOne * _path[i] * _path[j]) + (rankMany * many);
            }
        }

        _step *= Math.Exp(stepRate / damping * ((norm / expectedNorm) - 1));
        _eigen = new SymmetricEigen(_covariance);
    }
}
