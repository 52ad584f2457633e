using Mnist.MLNet.Data;

namespace Mnist.MLNet.Tests.Cli;

/// <summary>A few drawn digits, and the run folder of a short training on them by the program.</summary>
public sealed class TrainedDigits : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TrainedDigits()
    {
        DrawnDigits.Write(Data, trainCount: 600, testCount: 150);
        Train = CliRun.Of("train", "lenet5", "--data", Data, "--epochs", "2", "--lr", "0.005", "--batch-size", "16", "--threads", "2", "--runs", _folder["runs"]);
        Run = Directory.GetDirectories(_folder["runs"]).Single();
    }

    /// <summary>The folder with the data.</summary>
    public string Data => _folder["data"];

    /// <summary>The run's folder.</summary>
    public string Run { get; }

    /// <summary>The model that was trained.</summary>
    public string Model => Path.Combine(Run, "model.zip");

    /// <summary>What <c>mnist train</c> wrote.</summary>
    internal CliRun Train { get; }

    /// <summary>The path of another file or folder that goes with the data.</summary>
    public string this[string name] => _folder[name];

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
