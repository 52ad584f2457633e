using Microsoft.ML.SearchSpace;

namespace Microsoft.ML.AutoML;

/// <summary>
/// Walks from the start values in random directions: on to where the loss is less, else the opposite way; with shorter steps after many vain ones, and from a random
/// point when steps have become too short. After Q. Wu, C. Wang, S. Huang, "Frugal optimization for cost-related hyperparameters", AAAI 2021 (FLOW²).
/// </summary>
internal sealed class CostFrugalTuner(SearchSpace.SearchSpace space, int? seed) : ITuner
{
    private const double ShortestStep = 0.01;

    private readonly Random _random = seed is { } given ? new(given) : new();
    private readonly int _dimensions = space.FeatureSpaceDim;
    private double[]? _proposed;
    private double[]? _best;
    private double _bestLoss;
    private double[]? _direction;
    private bool _isOpposite;
    private double _step;
    private int _vain;
    private bool _hasStarted;

    public Parameter Propose(TrialSettings settings)
    {
        _proposed = _best is null ? StartPoint() : Step(_best);
        return space.SampleFromFeatureSpace(_proposed);
    }

    public void Update(TrialResult result)
    {
        if (_proposed is null)
        {
            return;
        }

        if (_best is null || result.Loss < _bestLoss)
        {
            // A direction that helped is kept.
            _direction = _best is null ? null : _direction;
            (_best, _bestLoss, _vain) = (_proposed, result.Loss, 0);
        }
        else if (!_isOpposite)
        {
            (_direction, _isOpposite) = (Array.ConvertAll(_direction!, x => -x), true);
        }
        else
        {
            (_direction, _isOpposite) = (null, false);
            Shorten();
        }

        _proposed = null;
    }

    private double[] StartPoint()
    {
        _step = 0.1 * Math.Sqrt(_dimensions);
        (_direction, _isOpposite, _vain) = (null, false, 0);
        double[] start = space.Default;
        if (_hasStarted)
        {
            start = Array.ConvertAll(start, _ => _random.NextDouble());
        }

        _hasStarted = true;
        return start;
    }

    private double[] Step(double[] from)
    {
        if (_direction is null)
        {
            (_direction, _isOpposite) = (RandomDirection(), false);
        }

        return [.. from.Zip(_direction, (x, d) => Math.Clamp(x + (_step * d), 0, 1))];
    }

    /// <summary>Shortens the steps after as many vain pairs of them as cover the directions, and ends the walk when they are too short.</summary>
    private void Shorten()
    {
        if (++_vain < Math.Min(_dimensions * 2, 8))
        {
            return;
        }

        (_step, _vain) = (_step / 2, 0);
        if (_step < ShortestStep * Math.Sqrt(_dimensions))
        {
            _best = null;
        }
    }

    /// <summary>A direction drawn from the unit sphere: normal numbers, divided by their norm.</summary>
    private double[] RandomDirection()
    {
        double[] direction = new double[_dimensions];
        for (int i = 0; i < direction.Length; i++)
        {
            direction[i] = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
        }

        double norm = Math.Sqrt(direction.Sum(d => d * d));
        return norm > 0 ? Array.ConvertAll(direction, d => d / norm) : direction;
    }
}
