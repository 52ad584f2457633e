using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Training;

/// <summary>
/// Keeps a copy of a network's weights from its best evaluation: the highest accuracy, the earlier of equals; the latest evaluation where it has no accuracy or the last is asked for.
/// </summary>
internal sealed class BestWeights(Module<Tensor, Tensor> network, ModelSelection selection) : IDisposable
{
    private readonly Dictionary<string, Tensor> _weights = [];
    private double? _bestAccuracy;

    /// <summary>The epoch of the kept weights, counted from 1; 0 where none are kept.</summary>
    public int Epoch { get; private set; }

    /// <summary>The steps after which the network had them.</summary>
    public long Step { get; private set; }

    /// <summary>The epoch of the highest accuracy so far, kept or not.</summary>
    public int HighestEpoch { get; private set; }

    /// <summary>Whether an accuracy is the highest so far.</summary>
    public bool IsBest(double? accuracy) => accuracy is not null && !(accuracy <= _bestAccuracy);

    /// <summary>Copies the weights if this evaluation is the best so far, or where the latest are kept.</summary>
    public void Offer(TrainingEvaluation evaluation)
    {
        if (evaluation.IsBest)
        {
            (_bestAccuracy, HighestEpoch) = (evaluation.Accuracy, evaluation.Epoch);
        }

        if (evaluation is { IsBest: false, Accuracy: not null } && selection == ModelSelection.Best)
        {
            return;
        }

        (Epoch, Step) = (evaluation.Epoch, evaluation.Step);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, tensor) in network.state_dict())
        {
            if (_weights.TryGetValue(name, out var kept))
            {
                kept.copy_(tensor);
            }
            else
            {
                _weights[name] = tensor.detach().clone().DetachFromDisposeScope();
            }
        }
    }

    /// <summary>Gives the network the kept weights.</summary>
    public void Restore()
    {
        if (_weights.Count > 0)
        {
            network.load_state_dict(_weights);
        }
    }

    public void Dispose()
    {
        foreach (var tensor in _weights.Values)
        {
            tensor.Dispose();
        }
    }
}
