using System.Globalization;
using Mnist.MLNet.Reports;
using Mnist.MLNet.Training;
using Spectre.Console;

namespace Mnist.MLNet.Cli.Output;

/// <summary>Writes a line an epoch, and on demand one every so many batches.</summary>
internal sealed class TrainingLines(Terminal terminal, int? batchesPerLine) : TrainingObserver
{
    private double _bestAccuracy = -1;
    private double _lossSum;
    private int _images;
    private int _correct;

    /// <inheritdoc/>
    public override void OnTrainingStart(TrainingRun run)
    {
        Line($"training {run.NetworkName}: {run.ParameterCount:N0} parameters, {run.TrainingImages} images, {run.ValidationImages} set aside for validation, seed {run.Seed}, {run.Device}, {RunEnvironment.Current().Threads} threads");
        Line($"{"epoch",9}{"loss",9}{"accuracy",10}{"val. loss",11}{"val. accuracy",15}{"time",9}{"images/s",10}");
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingRun run, in BatchResult batch)
    {
        if (batchesPerLine is not { } every)
        {
            return;
        }

        _lossSum += batch.Loss * batch.Images;
        _images += batch.Images;
        _correct += batch.Correct;
        if (batch.Batch % every == 0 || batch.Batch == run.BatchesPerEpoch)
        {
            Line($"{$"{batch.Epoch}/{run.Epochs}",9}{_lossSum / _images,9:F4}{(double)_correct / _images,10:F4}  batch {batch.Batch}/{run.BatchesPerEpoch}");
            _lossSum = 0;
            _images = 0;
            _correct = 0;
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run, EpochResult epoch)
    {
        bool best = epoch.ValidationAccuracy > _bestAccuracy;
        _bestAccuracy = Math.Max(_bestAccuracy, epoch.ValidationAccuracy ?? -1);
        string time = string.Create(CultureInfo.InvariantCulture, $"{epoch.Duration.TotalSeconds:F1} s");
        Line($"{$"{epoch.Epoch}/{run.Epochs}",9}{epoch.TrainingLoss,9:F4}{epoch.TrainingAccuracy,10:F4}{OrDash(epoch.ValidationLoss),11}{OrDash(epoch.ValidationAccuracy),15}{time,9}{epoch.ImagesPerSecond,10:F0}{(best ? "  best" : "")}");
    }

    /// <inheritdoc/>
    public override void OnTrainingEnd(TrainingRun run, TrainingHistory history) => Line(
        $"{(history.Stopped ? "stopping; Ctrl+C again ends at once: " : "")}taking epoch {history.BestEpoch} to the test set");

    private static string OrDash(double? value) => value?.ToString("F4", CultureInfo.InvariantCulture) ?? "-";

    private void Line(FormattableString line) => terminal.Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
