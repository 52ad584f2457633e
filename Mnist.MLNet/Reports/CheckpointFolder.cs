using System.Globalization;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Training;
using TorchSharp.Modules;

namespace Mnist.MLNet.Reports;

/// <summary>
/// Keeps a run's weights as safetensors, and beside them what the optimiser remembers in TorchSharp's own form: at most ten of each, the oldest going first.
/// </summary>
/// <param name="folder">Where to.</param>
/// <param name="everySteps">Steps from one to the next; null for one after each evaluation that was the best so far, or after each where nothing judges them.</param>
internal sealed class CheckpointFolder(string folder, int? everySteps) : TrainingObserver
{
    /// <summary>The most checkpoints that are kept.</summary>
    public const int MostFiles = 10;

    private readonly Queue<string> _names = [];
    private long _steps;

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingRun run, in BatchResult batch)
    {
        _steps++;
        if (_steps % everySteps == 0)
        {
            Write(run);
        }
    }

    /// <inheritdoc/>
    public override void OnEvaluation(TrainingRun run, TrainingEvaluation evaluation)
    {
        if (everySteps is null && _steps > 0 && evaluation is { IsBest: true } or { Accuracy: null })
        {
            Write(run);
        }
    }

    private static string Weights(string name) => $"{name}.safetensors";

    private static string OptimizerState(string name) => $"{name}.optimizer";

    private void Write(TrainingRun run)
    {
        string name = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"step-{_steps:D7}"));
        AtomicFile.Write(Weights(name), stream => Safetensors.Write(stream, run.Network.state_dict()));
        if (run.Optimizer is OptimizerHelper optimizer)
        {
            AtomicFile.Write(OptimizerState(name), stream =>
            {
                using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
                optimizer.save_state_dict(writer);
            });
        }

        _names.Enqueue(name);
        if (_names.Count > MostFiles)
        {
            string oldest = _names.Dequeue();
            File.Delete(Weights(oldest));
            File.Delete(OptimizerState(oldest));
        }
    }
}
