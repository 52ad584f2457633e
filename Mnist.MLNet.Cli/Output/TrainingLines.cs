using System.Globalization;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Reports;
using Mnist.MLNet.Training;
using Spectre.Console;

namespace Mnist.MLNet.Cli.Output;

/// <summary>Writes a line an epoch, and on demand one every so many batches; by a study's own protocol the lines that its program wrote.</summary>
internal sealed class TrainingLines : TrainingObserver
{
    private readonly Terminal _terminal;
    private readonly Recipe _recipe;
    private readonly StudyLogWriter _log;
    private double _bestAccuracy = -1;

    public TrainingLines(Terminal terminal, Recipe recipe, int? batchesPerLine)
    {
        _terminal = terminal;
        _recipe = recipe;
        int? every = batchesPerLine ?? (recipe.Protocol == Protocol.Study ? recipe.Log.BatchesPerLine : null);
        _log = new StudyLogWriter(recipe, every, _terminal.Console.WriteLine);
    }

    /// <inheritdoc/>
    public override void OnTrainingStart(TrainingRun run)
    {
        Line($"training {run.NetworkName}: {run.ParameterCount:N0} parameters, {run.TrainingImages} images, {Evaluated(run)}, seed {run.Seed}, {run.Device}, {RunEnvironment.Current().Threads} threads");
        if (_recipe.Protocol == Protocol.Study)
        {
            Line($"the study's own protocol, whose figures are not of unseen images:");
            Line($"  {_recipe.Study}");
        }

        if (HasTable)
        {
            string test = _recipe.Protocol == Protocol.Study ? "test" : "val.";
            Line($"{"epoch",9}{"loss",9}{"accuracy",10}{$"{test} loss",11}{$"{test} accuracy",15}{"time",9}{"images/s",10}");
        }
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingRun run, in BatchResult batch) => _log.OnBatchEnd(run, batch);

    /// <inheritdoc/>
    public override void OnEvaluation(TrainingRun run, TrainingEvaluation evaluation) => _log.OnEvaluation(run, evaluation);

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run, EpochResult epoch)
    {
        bool best = epoch.ValidationAccuracy > _bestAccuracy;
        _bestAccuracy = Math.Max(_bestAccuracy, epoch.ValidationAccuracy ?? -1);
        string time = string.Create(CultureInfo.InvariantCulture, $"{epoch.Duration.TotalSeconds:F1} s");
        if (HasTable)
        {
            Line($"{$"{epoch.Epoch}/{run.Epochs}",9}{epoch.TrainingLoss,9:F4}{epoch.TrainingAccuracy,10:F4}{OrDash(epoch.ValidationLoss),11}{OrDash(epoch.ValidationAccuracy),15}{time,9}{epoch.ImagesPerSecond,10:F0}{(best ? "  best" : "")}");
        }
    }

    /// <inheritdoc/>
    public override void OnTrainingEnd(TrainingRun run, TrainingHistory history) => Line(
        $"{Ending(history)}taking epoch {history.BestEpoch} to the test set");

    // a study's own lines take the place of the table
    private bool HasTable => _recipe.Protocol == Protocol.Honest || (_recipe.Log.EvaluationLine ?? _recipe.Log.EpochLine) is null;

    private string Evaluated(TrainingRun run) => _recipe.Protocol == Protocol.Study
        ? FormattableString.Invariant($"{run.ValidationImages} test images to evaluate on")
        : FormattableString.Invariant($"{run.ValidationImages} set aside for validation");

    private static string Ending(TrainingHistory history) => history.Ending switch
    {
        TrainingEnding.Stopped => "stopping; Ctrl+C again ends at once: ",
        TrainingEnding.OutOfPatience => "no better for too long: ",
        _ => "",
    };

    private static string OrDash(double? value) => value?.ToString("F4", CultureInfo.InvariantCulture) ?? "-";

    private void Line(FormattableString line) => _terminal.Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
