using System.Diagnostics;
using Mnist.MLNet.Scoring;
using Mnist.MLNet.Training.Schedules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Training;

/// <summary>
/// The loop: epochs of batches, evaluations on the validation rows after each or every so many steps, and the weights of the best evaluation at the end.
/// </summary>
internal sealed class TrainingLoop : IDisposable
{
    private readonly TorchClassifierOptions _options;
    private readonly TrainingObserver[] _observers;
    private readonly Module<Tensor, Tensor> _network;
    private readonly TrainingRows _rows;
    private readonly TrainingStep _step;
    private readonly EvaluationPass _evaluation;
    private readonly BestWeights _best;
    private readonly AveragedWeights? _averaged;
    private readonly TrainingRun _run;
    private readonly LossCurve _losses;
    private readonly List<EpochResult> _epochs = [];
    private readonly List<double> _epochLosses = [];
    private readonly List<TrainingEvaluation> _evaluations = [];
    private readonly Stopwatch _trainingTime = new();
    private long _steps;
    private long _images;
    private double _secondsAtEvaluation;
    private RunningMeans _sinceEvaluation;

    public TrainingLoop(TrainingRows rows, Module<Tensor, Tensor> network, TorchClassifierOptions options, int seed, Device device)
    {
        _rows = rows;
        _network = network;
        _options = options;
        _observers = [.. options.Observers];
        var loss = new TrainingLoss(options);
        _step = new TrainingStep(network, rows, options, loss, device);
        _evaluation = new EvaluationPass(rows.ValidationImages, rows.Validation, network, loss, device);
        _best = new BestWeights(network, options.Selection);
        _averaged = options.AveragingDecay is { } decay ? new AveragedWeights(network, decay) : null;
        var scorer = new NetworkScorer(network, rows.Images.Shape, rows.Images.Classes.Count, device);
        _run = new TrainingRun(scorer, rows, options.Epochs, options.BatchSize, seed, device.ToString()) { Optimizer = _step.Optimizer };
        _losses = new LossCurve((long)options.Epochs * _run.BatchesPerEpoch);
    }

    /// <summary>Trains the network in place.</summary>
    /// <exception cref="TrainingDivergedException">The loss stopped being a number.</exception>
    public TrainingHistory Run()
    {
        var watch = Stopwatch.StartNew();
        using var batches = new BatchPrefetcher(_rows.Images, _rows.Training, _options, _run.Seed);
        Notify(observer => observer.OnTrainingStart(_run));
        _network.train();
        if (_options.EvaluateFirst && !_run.StopRequested)
        {
            Evaluate(epoch: 0);
        }

        bool patient = true;
        for (int epoch = 1; epoch <= _options.Epochs && patient && !_run.StopRequested; epoch++)
        {
            RunEpoch(epoch, batches);
            patient = _options.Patience is not { } patience || epoch - _best.HighestEpoch < patience;
        }

        _best.Restore();
        var ending = _steps == (long)_options.Epochs * _run.BatchesPerEpoch ? TrainingEnding.Finished
            : patient ? TrainingEnding.Stopped : TrainingEnding.OutOfPatience;
        var history = new TrainingHistory(_epochs, _evaluations, _losses.Points, _best.Epoch, _best.Step, ending, watch.Elapsed, _run.Seed, _options.Remark);
        Notify(observer => observer.OnTrainingEnd(_run, history));
        return history;
    }

    public void Dispose()
    {
        _step.Dispose();
        _evaluation.Dispose();
        _best.Dispose();
        _averaged?.Dispose();
    }

    private void RunEpoch(int epoch, BatchPrefetcher batches)
    {
        var watch = Stopwatch.StartNew();
        double secondsBefore = _trainingTime.Elapsed.TotalSeconds;
        var means = default(RunningMeans);
        for (int number = 1; number <= _run.BatchesPerEpoch && (number == 1 || !_run.StopRequested); number++)
        {
            var result = Step(epoch, number, batches.Next());
            means.Add(result);
            foreach (var observer in _observers)
            {
                observer.OnBatchEnd(_run, result);
            }

            if (_options.EvaluateEverySteps is { } every && _steps % every == 0)
            {
                Evaluate(epoch);
            }
        }

        if (_sinceEvaluation.Images > 0)
        {
            Evaluate(epoch);
        }

        var last = _evaluations[^1];
        var epochResult = new EpochResult(
            epoch,
            _steps,
            means.Loss,
            means.Accuracy,
            last.Loss,
            last.Accuracy,
            _step.LearningRate,
            watch.Elapsed,
            means.Images / (_trainingTime.Elapsed.TotalSeconds - secondsBefore));
        _epochs.Add(epochResult);
        _epochLosses.Add(last.Loss ?? means.Loss);
        Notify(observer => observer.OnEpochEnd(_run, epochResult));
    }

    private BatchResult Step(int epoch, int number, Batch batch)
    {
        _trainingTime.Start();
        var point = new SchedulePoint(_options.LearningRate, epoch - 1, _steps, _options.Epochs, _run.BatchesPerEpoch, _epochLosses);
        if (_options.Schedule.ChangesAt(point))
        {
            _step.LearningRate = _options.Schedule.RateAt(point);
        }

        var result = _step.Run(epoch, number, batch);
        _averaged?.Update();
        _trainingTime.Stop();
        _steps++;
        _images += result.Images;
        _sinceEvaluation.Add(result);
        _losses.Add(result);
        return result;
    }

    private void Evaluate(int epoch)
    {
        using var averaged = _averaged?.Use();
        var (loss, accuracy) = _evaluation.Count > 0 ? _evaluation.Run() : default((double?, double?));
        bool trained = _sinceEvaluation.Images > 0;
        var evaluation = new TrainingEvaluation(
            _steps,
            epoch,
            _images,
            trained ? _sinceEvaluation.Loss : null,
            trained ? _sinceEvaluation.Accuracy : null,
            loss,
            accuracy,
            _step.LearningRate,
            trained ? _sinceEvaluation.Images / Math.Max(1e-9, _trainingTime.Elapsed.TotalSeconds - _secondsAtEvaluation) : null,
            _best.IsBest(accuracy));
        _evaluations.Add(evaluation);
        _best.Offer(evaluation);
        _sinceEvaluation = default;
        _secondsAtEvaluation = _trainingTime.Elapsed.TotalSeconds;
        _network.train();
        Notify(observer => observer.OnEvaluation(_run, evaluation));
    }

    private void Notify(Action<TrainingObserver> call)
    {
        foreach (var observer in _observers)
        {
            call(observer);
        }
    }
}
