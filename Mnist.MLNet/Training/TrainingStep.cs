using Mnist.MLNet.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Training;

/// <summary>A step of the optimiser: forward, loss, backward, change of the weights.</summary>
internal sealed class TrainingStep : IDisposable
{
    private readonly Module<Tensor, Tensor> _network;
    private readonly TrainingRows _rows;
    private readonly TrainingLoss _loss;
    private readonly Parameter[] _parameters;
    private readonly double? _clipNorm;
    private readonly BatchTensors _tensors;
    private readonly optim.ILearningRateController[] _groups;

    public TrainingStep(Module<Tensor, Tensor> network, TrainingRows rows, TorchClassifierOptions options, TrainingLoss loss, Device device)
    {
        _network = network;
        _rows = rows;
        _loss = loss;
        _parameters = [.. network.parameters()];
        _clipNorm = options.ClipNorm;
        _tensors = new BatchTensors(Math.Min(options.BatchSize, rows.Training.Length), rows.Images.Shape, device);
        Optimizer = options.Optimizer.Create(_parameters, options.LearningRate, options.WeightDecay);
        _groups = [.. Optimizer.ParamGroups];
        LearningRate = options.LearningRate;
    }

    /// <summary>The optimiser.</summary>
    public optim.Optimizer Optimizer { get; }

    /// <summary>The learning rate of the next step.</summary>
    public double LearningRate
    {
        get;
        set
        {
            field = value;
            foreach (var group in _groups)
            {
                group.LearningRate = value;
            }
        }
    }

    /// <summary>Changes the weights by a batch.</summary>
    /// <exception cref="TrainingDivergedException">The loss is not a number.</exception>
    public BatchResult Run(int epoch, int number, Batch batch)
    {
        using var scope = NewDisposeScope();
        var (inputs, targets) = _tensors.Write(batch);
        Optimizer.zero_grad();
        var logits = _network.call(inputs);
        if (number == 1)
        {
            Logits.RequireShape(logits, NetworkName.Of(_network), batch.Count, _rows.Images.Classes.Count);
        }

        var loss = _loss.Training(logits, targets);
        float value = loss.item<float>();
        if (!float.IsFinite(value))
        {
            throw new TrainingDivergedException(FormattableString.Invariant(
                $"Training diverged: the loss became {value} at epoch {epoch}, batch {number}; lower the learning rate, which is {LearningRate}."));
        }

        loss.backward();
        if (_clipNorm is { } norm)
        {
            nn.utils.clip_grad_norm_(_parameters, norm);
        }

        Optimizer.step();
        return new BatchResult(epoch, number, batch.Count, value, Logits.CountCorrect(logits, batch.Labels), LearningRate);
    }

    public void Dispose()
    {
        Optimizer.Dispose();
        _tensors.Dispose();
    }
}
