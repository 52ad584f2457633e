using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Training;

/// <summary>Keeps a copy of a network's weights from its best epoch: the highest validation accuracy, the earlier of equals; the latest epoch where there are no validation rows.</summary>
internal sealed class BestWeights(Module<Tensor, Tensor> network) : IDisposable
{
    private readonly Dictionary<string, Tensor> _weights = [];
    private EpochResult? _best;

    /// <summary>Copies the weights if this epoch is the best so far.</summary>
    public void Offer(EpochResult epoch)
    {
        if (_best is { ValidationAccuracy: { } best } && epoch.ValidationAccuracy <= best)
        {
            return;
        }

        _best = epoch;
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
    /// <returns>The epoch that they come from, counted from 1; 0 if no epoch was offered.</returns>
    public int Restore()
    {
        if (_best is null)
        {
            return 0;
        }

        network.load_state_dict(_weights);
        return _best.Epoch;
    }

    public void Dispose()
    {
        foreach (var tensor in _weights.Values)
        {
            tensor.Dispose();
        }
    }
}
