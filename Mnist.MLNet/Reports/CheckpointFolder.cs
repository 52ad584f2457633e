using System.Globalization;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Reports;

/// <summary>
/// Keeps the weights of a run's evaluations that were the best so far, or of all where nothing judges them: as safetensors, a file each, at most ten, the oldest going first.
/// </summary>
internal sealed class CheckpointFolder(string folder) : TrainingObserver
{
    /// <summary>The most files that are kept.</summary>
    public const int MostFiles = 10;

    private readonly Queue<string> _files = [];

    /// <inheritdoc/>
    public override void OnEvaluation(TrainingRun run, TrainingEvaluation evaluation)
    {
        if (evaluation.Step == 0 || evaluation is { IsBest: false, Accuracy: not null })
        {
            return;
        }

        string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"step-{evaluation.Step:D7}.safetensors"));
        AtomicFile.Write(path, stream => Safetensors.Write(stream, run.Network.state_dict()));
        _files.Enqueue(path);
        if (_files.Count > MostFiles)
        {
            File.Delete(_files.Dequeue());
        }
    }
}
