using System.Diagnostics;
using Mnist.MLNet.Sweeps.Store;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Sweeps.Workers;

/// <summary>
/// Reads a training at the points that its trials ask for: keeps each evaluation in the store at once, with the quality on validation and test rows.
/// The network's random numbers are left alone, so that the training goes on as if nobody looked.
/// </summary>
internal sealed class TrialObserver(
    TrialStore store, TrainingLease lease, LabeledImages test, ModelSelection selection, TrialPruning pruning, CancellationToken stop) : TrainingObserver
{
    private const double LossMemory = 0.98;

    private readonly Stopwatch _watch = new();
    private readonly int[] _testRows = [.. Enumerable.Range(0, test.Count)];
    private volatile TrialProgress _progress = TrialProgress.None;
    private double _loss = double.NaN;

    /// <summary>How far the training is; may be asked from any thread.</summary>
    public TrialProgress Progress => _progress;

    /// <summary>The step of the evaluation whose weights the model has so far.</summary>
    public long? BestStep { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainingStart(TrainingRun run) => _watch.Start();

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingRun run, in BatchResult batch)
    {
        stop.ThrowIfCancellationRequested();
        _loss = double.IsNaN(_loss) ? batch.Loss : (LossMemory * _loss) + ((1 - LossMemory) * batch.Loss);
        double part = (batch.Epoch - 1 + ((double)batch.Batch / run.BatchesPerEpoch)) / run.Epochs;
        _progress = new TrialProgress(batch.Epoch, part, _loss, _watch.Elapsed.TotalSeconds * (1 - part) / part);
    }

    /// <inheritdoc/>
    public override void OnEvaluation(TrainingRun run, TrainingEvaluation evaluation)
    {
        bool closesEpoch = evaluation.Step > 0 && evaluation.Step % run.BatchesPerEpoch == 0;
        if (evaluation.IsBest || selection == ModelSelection.Last)
        {
            BestStep = evaluation.Step;
        }

        if (!evaluation.IsBest && !closesEpoch)
        {
            return;
        }

        var validation = NetworkJudgement.Judge(run.Scorer, run.Rows.ValidationImages, run.Rows.Validation, stop);
        if (!double.IsFinite(validation.Loss))
        {
            throw new TrainingDivergedException($"Training diverged: the loss on the validation rows is {validation.Loss} after epoch {evaluation.Epoch}.");
        }

        var judged = new TrialEvaluation(
            evaluation.Step,
            evaluation.Epoch,
            evaluation.TrainingLoss,
            evaluation.TrainingAccuracy,
            evaluation.LearningRate,
            validation,
            NetworkJudgement.Judge(run.Scorer, test, _testRows, stop),
            _watch.Elapsed.TotalSeconds,
            evaluation.ImagesPerSecond);
        run.Scorer.Network.train();
        store.Record(lease, judged, closesEpoch, _progress, BestStep!.Value);
        if (closesEpoch && evaluation.Epoch < run.Epochs)
        {
            pruning.Check(lease.Training);
        }
    }
}
