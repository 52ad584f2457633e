using Mnist.MLNet.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.MLNet.Benchmarks.Engine;

/// <summary>A network that learns from images in memory, in batches picked by a fresh permutation each epoch.</summary>
internal sealed class InMemoryTraining : IDisposable
{
    private readonly ImageTensors _data;
    private readonly int _batch;
    private readonly optim.Optimizer _optimizer;
    private Tensor? _order;

    public InMemoryTraining(Request request, ImageTensors data)
    {
        _data = data;
        _batch = request.Batch;
        Network = NetworkRegistry.Get(request.Network).Create(10);
        _optimizer = request.Optimizer == "sgd" ? optim.SGD(Network.parameters(), 0.01, 0.5) : optim.Adam(Network.parameters(), 1e-3);
    }

    public Module<Tensor, Tensor> Network { get; }

    /// <summary>Steps of the optimiser in an epoch; its last batch may be smaller.</summary>
    public int StepsPerEpoch => (_data.Count + _batch - 1) / _batch;

    /// <summary>Trains from the start of an epoch, and on into the next ones if there are more steps than in one.</summary>
    public void Run(int steps)
    {
        Network.train();
        for (int step = 0, start = _data.Count; step < steps; step++, start += _batch)
        {
            if (start >= _data.Count)
            {
                start = 0;
                _order?.Dispose();
                _order = randperm(_data.Count, ScalarType.Int64);
            }

            Step(_order!, start);
        }
    }

    public void Dispose()
    {
        _order?.Dispose();
        _optimizer.Dispose();
        Network.Dispose();
    }

    private void Step(Tensor order, int start)
    {
        using var scope = NewDisposeScope();
        var index = order.narrow(0, start, Math.Min(_batch, _data.Count - start));
        _optimizer.zero_grad();
        var loss = functional.cross_entropy(Network.call(_data.Images.index_select(0, index)), _data.Labels.index_select(0, index));
        loss.backward();
        _optimizer.step();
    }
}
