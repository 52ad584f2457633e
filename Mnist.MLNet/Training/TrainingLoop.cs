using System.Diagnostics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Training;

/// <summary>
/// The loop: epochs of batches, an evaluation on the validation rows after each, and the weights of the best epoch at the end.
/// </summary>
internal sealed class TrainingLoop : IDisposable
{
    // Large enough that the cores are busy, small enough that the activations stay in the cache.
    private const int EvaluationBatchSize = 128;

    // The stream of the generator that draws the validation rows.
    private const long ValidationStream = -2;

    private readonly LabeledImages _images;
    private readonly Module<Tensor, Tensor> _network;
    private readonly TorchClassifierOptions _options;
    private readonly int[] _trainingRows;
    private readonly int[] _validationRows;
    private readonly BatchTensors _tensors;
    private readonly Batch _evaluationBatch;
    private readonly BestWeights _best;
    private readonly TrainingRun _run;

    public TrainingLoop(LabeledImages images, Module<Tensor, Tensor> network, TorchClassifierOptions options, int seed, Device device)
    {
        _images = images;
        _network = network;
        _options = options;
        (_trainingRows, _validationRows) = Split(images.Count, options.ValidationFraction, seed);
        int batchSize = Math.Min(options.BatchSize, _trainingRows.Length);
        _tensors = new BatchTensors(Math.Max(batchSize, EvaluationBatchSize), images.Shape, device);
        _evaluationBatch = new Batch(EvaluationBatchSize, images.Shape.Pixels);
        _best = new BestWeights(network);
        _run = new TrainingRun(
            network.GetName(),
            network.parameters().Sum(parameter => parameter.numel()),
            _trainingRows.Length,
            _validationRows.Length,
            options.Epochs,
            batchSize,
            seed,
            device.ToString());
    }

    /// <summary>Trains the network in place.</summary>
    /// <exception cref="TrainingDivergedException">The loss stopped being a number.</exception>
    public TrainingHistory Run()
    {
        var watch = Stopwatch.StartNew();
        var epochs = new List<EpochResult>();
        using var optimizer = CreateOptimizer();
        using var batches = new BatchPrefetcher(_images, _trainingRows, _options, _run.Seed);
        Notify(observer => observer.OnTrainingStart(_run));
        long steps = 0;
        for (int epoch = 1; epoch <= _options.Epochs && !_run.StopRequested; epoch++)
        {
            var result = RunEpoch(epoch, batches, optimizer, ref steps);
            epochs.Add(result);
            _best.Offer(result);
            Notify(observer => observer.OnEpochEnd(_run, result));
        }

        bool stopped = steps < (long)_options.Epochs * _run.BatchesPerEpoch;
        var history = new TrainingHistory(epochs, _best.Restore(), stopped, watch.Elapsed, _run.Seed);
        Notify(observer => observer.OnTrainingEnd(_run, history));
        return history;
    }

    public void Dispose()
    {
        _tensors.Dispose();
        _best.Dispose();
    }

    /// <summary>Parts the row numbers into training and validation, the latter drawn by the seed; each part in rising order.</summary>
    private static (int[] Training, int[] Validation) Split(int count, double validationFraction, int seed)
    {
        int[] rows = [.. Enumerable.Range(0, count)];
        int validation = Math.Min((int)Math.Round(count * validationFraction), count - 1);
        new SplitMix64(seed, ValidationStream).Shuffle(rows);
        rows.AsSpan(0, validation).Sort();
        rows.AsSpan(validation).Sort();
        return (rows[validation..], rows[..validation]);
    }

    private EpochResult RunEpoch(int epoch, BatchPrefetcher batches, optim.Optimizer optimizer, ref long steps)
    {
        var watch = Stopwatch.StartNew();
        _network.train();
        double lossSum = 0;
        int images = 0;
        int correct = 0;
        for (int number = 1; number <= _run.BatchesPerEpoch && (number == 1 || !_run.StopRequested); number++)
        {
            var result = Step(epoch, number, batches.Next(), optimizer);
            steps++;
            lossSum += result.Loss * result.Images;
            images += result.Images;
            correct += result.Correct;
            foreach (var observer in _options.Observers)
            {
                observer.OnBatchEnd(_run, result);
            }
        }

        double trainingSeconds = watch.Elapsed.TotalSeconds;
        var validation = _validationRows.Length > 0 ? Evaluate(_validationRows) : default((double Loss, double Accuracy)?);
        return new EpochResult(
            epoch,
            steps,
            lossSum / images,
            (double)correct / images,
            validation?.Loss,
            validation?.Accuracy,
            _options.LearningRate,
            watch.Elapsed,
            images / trainingSeconds);
    }

    private BatchResult Step(int epoch, int number, Batch batch, optim.Optimizer optimizer)
    {
        using var scope = NewDisposeScope();
        var (inputs, targets) = _tensors.Write(batch);
        optimizer.zero_grad();
        var logits = _network.call(inputs);
        if (number == 1)
        {
            Logits.RequireShape(logits, _run.NetworkName, batch.Count, _images.Classes.Count);
        }

        var loss = functional.cross_entropy(logits, targets);
        float value = loss.item<float>();
        if (!float.IsFinite(value))
        {
            throw new TrainingDivergedException(FormattableString.Invariant(
                $"Training diverged: the loss became {value} at epoch {epoch}, batch {number}; lower the learning rate, which is {_options.LearningRate}."));
        }

        loss.backward();
        optimizer.step();
        return new BatchResult(epoch, number, batch.Count, value, Logits.CountCorrect(logits, batch.Labels));
    }

    private (double Loss, double Accuracy) Evaluate(int[] rows)
    {
        _network.eval();
        using var noGradient = no_grad();
        double lossSum = 0;
        int correct = 0;
        for (int start = 0; start < rows.Length; start += EvaluationBatchSize)
        {
            using var scope = NewDisposeScope();
            _evaluationBatch.Count = Math.Min(EvaluationBatchSize, rows.Length - start);
            for (int i = 0; i < _evaluationBatch.Count; i++)
            {
                _images.Image(rows[start + i]).CopyTo(_evaluationBatch.Image(i));
                _evaluationBatch.SetLabel(i, _images.Label(rows[start + i]));
            }

            var (inputs, targets) = _tensors.Write(_evaluationBatch);
            var logits = _network.call(inputs);
            lossSum += (double)functional.cross_entropy(logits, targets).item<float>() * _evaluationBatch.Count;
            correct += Logits.CountCorrect(logits, _evaluationBatch.Labels);
        }

        return (lossSum / rows.Length, (double)correct / rows.Length);
    }

    private optim.Optimizer CreateOptimizer() => _options.Optimizer switch
    {
        OptimizerKind.Sgd => optim.SGD(_network.parameters(), _options.LearningRate, _options.Momentum, 0, _options.WeightDecay),
        _ => optim.Adam(_network.parameters(), _options.LearningRate, 0.9, 0.999, 1e-8, _options.WeightDecay),
    };

    private void Notify(Action<TrainingObserver> call)
    {
        foreach (var observer in _options.Observers)
        {
            call(observer);
        }
    }
}
