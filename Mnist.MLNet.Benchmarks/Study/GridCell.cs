using Mnist.MLNet.Benchmarks.Engine;

namespace Mnist.MLNet.Benchmarks.Study;

/// <summary>The runs of a grid that share a network and a batch size: what an epoch costs does not depend on the learning rate, nor on how many there are.</summary>
/// <param name="network">The network.</param>
/// <param name="batch">Images in a batch.</param>
internal sealed class GridCell(string network, int batch)
{
    private readonly Dictionary<PyTorchSetting, List<double>> _epochs = PyTorchSetting.All.ToDictionary(setting => setting, _ => new List<double>());

    /// <summary>The network.</summary>
    public string Network { get; } = network;

    /// <summary>Images in a batch.</summary>
    public int Batch { get; } = batch;

    /// <summary>Notes the seconds of an epoch.</summary>
    public void Add(PyTorchSetting setting, double seconds) => _epochs[setting].Add(seconds);

    /// <summary>Seconds of an epoch in one process.</summary>
    public Spread Epoch(PyTorchSetting setting) => Spread.Of(_epochs[setting]);
}
