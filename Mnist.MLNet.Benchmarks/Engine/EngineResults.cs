namespace Mnist.MLNet.Benchmarks.Engine;

/// <summary>All figures of a run, by the name of the workload.</summary>
internal sealed class EngineResults
{
    /// <summary>One epoch each.</summary>
    public required IReadOnlyDictionary<string, Comparison> Training { get; init; }

    /// <summary>Scoring the test set.</summary>
    public required IReadOnlyDictionary<string, Comparison> Scoring { get; init; }

    /// <summary>One image at a time.</summary>
    public required IReadOnlyDictionary<string, Comparison> OneImage { get; init; }

    /// <summary>For each round, how many times as fast as with one thread our side trains with all.</summary>
    public required IReadOnlyDictionary<string, List<double>> ThreadRatios { get; init; }

    /// <summary>Managed bytes that a training step allocates.</summary>
    public Dictionary<string, double> BytesPerStep { get; } = [];

    /// <summary>Peak memory of a training run through the library, in bytes.</summary>
    public Dictionary<string, double> PeakMemory { get; } = [];

    /// <summary>The most operations a second of our matrix products.</summary>
    public double OurPeak { get; set; }

    /// <summary>The most operations a second of PyTorch's matrix products.</summary>
    public double TheirPeak { get; set; }
}
