using System.Globalization;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Reports;

/// <summary>Writes the course of a run to its log, line by line, so that a run that is killed has left what it did.</summary>
internal sealed class RunLog(string path) : TrainingObserver
{
    /// <inheritdoc/>
    public override void OnTrainingStart(TrainingRun run) => Line(
        $"training {run.NetworkName}: {run.ParameterCount:N0} parameters, {run.TrainingImages} images, {run.ValidationImages} to evaluate on, {run.Epochs} epochs, batch size {run.BatchSize}, seed {run.Seed}, {run.Device}");

    /// <inheritdoc/>
    public override void OnEvaluation(TrainingRun run, TrainingEvaluation evaluation) => Line(
        $"epoch {evaluation.Epoch}/{run.Epochs}, step {evaluation.Step}: training loss {evaluation.TrainingLoss:F4}, training accuracy {evaluation.TrainingAccuracy:F4}, loss {evaluation.Loss:F4}, accuracy {evaluation.Accuracy:F4}, learning rate {evaluation.LearningRate}, {evaluation.ImagesPerSecond:F0} images/s{(evaluation.IsBest ? ", best so far" : "")}");

    /// <inheritdoc/>
    public override void OnTrainingEnd(TrainingRun run, TrainingHistory history) => Line(
        $"training ended ({history.Ending}) after {history.Duration.TotalSeconds:F1} s; epoch {history.BestEpoch}, step {history.BestStep} kept");

    /// <summary>Appends text as it is.</summary>
    public void Append(string text) => File.AppendAllText(path, text.ReplaceLineEndings("\n"));

    private void Line(FormattableString line) =>
        Append($"{DateTime.Now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} {line.ToString(CultureInfo.InvariantCulture)}\n");
}
