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

    /// <summary>Shows the bar while <paramref name="train"/> runs.</summary>
    public static T Show<T>(Terminal terminal, Func<TrainingBar, T> train) =>
        terminal.Console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = BarWidth }, new PercentageColumn(), new TimeColumn())
            .Start(context => train(new TrainingBar(context)));

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
