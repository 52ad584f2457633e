using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Training;

/// <summary>
/// A running mean of a network's weights and of its batch-norm statistics: mean ← d · mean + (1 − d) · weights after every step, with d rising from 0.18 to the decay,
/// so that the random first weights are soon forgotten (as in TensorFlow's moving averages).
/// </summary>
internal sealed class AveragedWeights : IDisposable
{
    private readonly double _decay;
    private readonly (Tensor Live, Tensor Mean, Tensor Spare)[] _tensors;
    private long _steps;

    public AveragedWeights(Module<Tensor, Tensor> network, double decay)
    {
        _decay = decay;
        using var noGradient = no_grad();
        _tensors = [.. network.state_dict().Values.Select(tensor => (tensor, Copy(tensor), Copy(tensor)))];
    }

    /// <summary>Takes a step's weights into the mean.</summary>
    public void Update()
    {
        _steps++;
        double decay = Math.Min(_decay, (1.0 + _steps) / (10.0 + _steps));
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (live, mean, _) in _tensors)
        {
            if (live.is_floating_point())
            {
                mean.mul_(decay).add_(live, 1 - decay);
            }
            else
            {
                mean.copy_(live);
            }
        }
    }

    /// <summary>Puts the mean into the network until what is returned is disposed.</summary>
    public IDisposable Use()
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (live, mean, spare) in _tensors)
        {
            spare.copy_(live);
            live.copy_(mean);
        }

        return new InPlace(this);
    }

    public void Dispose()
    {
        foreach (var (_, mean, spare) in _tensors)
        {
            mean.Dispose();
            spare.Dispose();
        }
    }

    private static Tensor Copy(Tensor tensor) => tensor.detach().clone().DetachFromDisposeScope();

    private void PutBack()
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (live, _, spare) in _tensors)
        {
            live.copy_(spare);
        }
    }

    /// <summary>The time during which the network has the mean.</summary>
    private sealed class InPlace(AveragedWeights weights) : IDisposable
    {
        public void Dispose() => weights.PutBack();
    }
}
