using Mnist.MLNet.Scoring;
using static TorchSharp.torch;

namespace Mnist.MLNet.Training;

/// <summary>A training run as its observers see it.</summary>
public sealed class TrainingRun
{
    private volatile bool _stopRequested;

    internal TrainingRun(NetworkScorer scorer, TrainingRows rows, int epochs, int batchSize, int seed, string device)
    {
        Scorer = scorer;
        Rows = rows;
        ParameterCount = scorer.Network.parameters().Sum(parameter => parameter.numel());
        TrainingImages = rows.Training.Length;
        ValidationImages = rows.Validation.Length;
        Epochs = epochs;
        BatchSize = Math.Min(batchSize, TrainingImages);
        Seed = seed;
        Device = device;
    }

    /// <summary>The network that is trained. At an evaluation it has the weights that were evaluated; observers read them and leave them as they are.</summary>
    public nn.Module<Tensor, Tensor> Network => Scorer.Network;

    /// <summary>The optimiser; observers may save what it remembers and leave it as it is.</summary>
    public required optim.Optimizer Optimizer { get; init; }

    /// <summary>The network's name.</summary>
    public string NetworkName => Networks.NetworkName.Of(Network);

    /// <summary>The number of trained weights.</summary>
    public long ParameterCount { get; }

    /// <summary>The number of rows that are trained on.</summary>
    public int TrainingImages { get; }

    /// <summary>The number of rows that the evaluations judge the network by.</summary>
    public int ValidationImages { get; }

    /// <summary>The number of epochs asked for.</summary>
    public int Epochs { get; }

    /// <summary>The number of images a batch; the last of an epoch may have fewer.</summary>
    public int BatchSize { get; }

    /// <summary>The number of batches an epoch.</summary>
    public int BatchesPerEpoch => (TrainingImages + BatchSize - 1) / BatchSize;

    /// <summary>The seed of the run.</summary>
    public int Seed { get; }

    /// <summary>Where torch computes, such as <c>cpu</c> or <c>cuda:0</c>.</summary>
    public string Device { get; }

    /// <summary>Ends the run after the current batch; the model is then the best so far. May be called from any thread.</summary>
    public void Stop() => _stopRequested = true;

    // For observers of this library that judge the network, as it is at an evaluation, on rows of their own.
    internal NetworkScorer Scorer { get; }

    internal TrainingRows Rows { get; }

    internal bool StopRequested => _stopRequested;
}
