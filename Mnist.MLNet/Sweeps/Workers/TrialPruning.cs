using Mnist.MLNet.Sweeps.Pruning;
using Mnist.MLNet.Sweeps.Store;

namespace Mnist.MLNet.Sweeps.Workers;

/// <summary>Asks the sweep's pruner whether a training should go on, beside those of all workers.</summary>
internal sealed class TrialPruning
{
    private readonly TrialStore _store;
    private readonly SweepMetric _metric;
    private readonly Pruner? _pruner;

    /// <exception cref="ArgumentException">There is no such pruner.</exception>
    public TrialPruning(TrialStore store, SweepPlan plan, int epochs)
    {
        _store = store;
        _metric = plan.Metric;
        _pruner = plan.Pruner == SweepPlan.NoPruner ? null : PrunerBook.Create(plan.Pruner, epochs, plan.Seed);
    }

    /// <summary>Checks a training after an epoch.</summary>
    /// <exception cref="TrialPrunedException">It should end.</exception>
    public void Check(int training)
    {
        if (_pruner is null)
        {
            return;
        }

        var curves = _store.ReadTrials().GroupBy(trial => trial.Training).ToDictionary(group => group.Key, group => CurveOf(group.MaxBy(trial => trial.Epochs)!));
        if (_pruner.ReasonToStop(curves[training], [.. curves.Where(pair => pair.Key != training).Select(pair => pair.Value)]) is { } reason)
        {
            throw new TrialPrunedException(reason);
        }
    }

    private TrialCurve CurveOf(Trial trial) =>
        new(trial.Number, [.. trial.Evaluations.Where(evaluation => evaluation.Epoch > 0).Select(evaluation => new CurvePoint(evaluation.Epoch, _metric.LossOf(evaluation)))]);
}
