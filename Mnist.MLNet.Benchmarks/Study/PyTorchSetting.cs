namespace Mnist.MLNet.Benchmarks.Study;

/// <summary>How PyTorch uses the cores.</summary>
/// <param name="Processes">Processes that train beside each other, each a run of its own.</param>
/// <param name="Threads">Threads of each.</param>
internal sealed record PyTorchSetting(int Processes, int Threads)
{
    /// <summary>One process with two threads.</summary>
    public static PyTorchSetting TwoThreads { get; } = new(1, 2);

    /// <summary>One process with one thread.</summary>
    public static PyTorchSetting OneThread { get; } = new(1, 1);

    /// <summary>Two processes with one thread each.</summary>
    public static PyTorchSetting TwoProcesses { get; } = new(2, 1);

    /// <summary>All that are measured.</summary>
    public static IReadOnlyList<PyTorchSetting> All { get; } = [TwoThreads, OneThread, TwoProcesses];
}
