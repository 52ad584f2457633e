using Mnist.MLNet.Training;
using Spectre.Console;

namespace Mnist.MLNet.Cli.Output;

/// <summary>A bar over all batches of a training, with elapsed and remaining time, below the lines that are written meanwhile.</summary>
internal sealed class TrainingBar : TrainingObserver
{
    private const int BarWidth = 24;
    private const long MillisecondsBetweenUpdates = 100;

    private readonly ProgressContext _context;
    private ProgressTask? _task;
    private long _nextUpdate;

    private TrainingBar(ProgressContext context) => _context = context;

    /// <summary>Trains, with the bar among what follows the training, where somebody watches and wants to be told.</summary>
    public static T Follow<T>(Terminal terminal, bool quiet, IEnumerable<TrainingObserver> observers, Func<IEnumerable<TrainingObserver>, T> train) =>
        quiet || !terminal.Interactive
            ? train(observers)
            : terminal.Console.Progress()
                .AutoClear(true)
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = BarWidth }, new PercentageColumn(), new TimeColumn())
                .Start(context => train([.. observers, new TrainingBar(context)]));

    /// <inheritdoc/>
    public override void OnTrainingStart(TrainingRun run) =>
        _task = _context.AddTask(Description(1, run), maxValue: (double)run.Epochs * run.BatchesPerEpoch);

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingRun run, in BatchResult batch)
    {
        if (Environment.TickCount64 < _nextUpdate)
        {
            return;
        }

        _nextUpdate = Environment.TickCount64 + MillisecondsBetweenUpdates;
        _task!.Description = Description(batch.Epoch, run);
        _task.Value = ((double)(batch.Epoch - 1) * run.BatchesPerEpoch) + batch.Batch;
    }

    /// <inheritdoc/>
    public override void OnTrainingEnd(TrainingRun run, TrainingHistory history)
    {
        _task!.Description = "test set";
        _task.Value = _task.MaxValue;
    }

    private static string Description(int epoch, TrainingRun run) => $"epoch {epoch}/{run.Epochs}";
}
