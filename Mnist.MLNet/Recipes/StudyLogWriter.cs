using Mnist.MLNet.Training;

namespace Mnist.MLNet.Recipes;

/// <summary>Writes the lines of a study's program in the course of a training.</summary>
/// <param name="recipe">The recipe, with its log; its protocol decides whether lines about test images are written.</param>
/// <param name="batchesPerLine">Batches from one line to the next; null for no such lines.</param>
/// <param name="write">Takes a line, without its end.</param>
public sealed class StudyLogWriter(Recipe recipe, int? batchesPerLine, Action<string> write) : TrainingObserver
{
    private BatchResult _batch;
    private RunningMeans _sinceLine;
    private RunningMeans _epoch;

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingRun run, in BatchResult batch)
    {
        if (batch.Batch == 1)
        {
            _sinceLine = default;
            _epoch = default;
        }

        _batch = batch;
        _sinceLine.Add(batch);
        _epoch.Add(batch);
        if (batchesPerLine is { } every && batch.Batch % every == 0)
        {
            Write(recipe.Log.BatchLine, run, _sinceLine, null);
            _sinceLine = default;
        }
    }

    /// <inheritdoc/>
    public override void OnEvaluation(TrainingRun run, TrainingEvaluation evaluation)
    {
        if (recipe.Protocol != Protocol.Study)
        {
            return;
        }

        Write(recipe.Log.EvaluationLine, run, _epoch, evaluation);
        if (evaluation.IsBest)
        {
            Write(recipe.Log.BestLine, run, _epoch, evaluation);
        }

        // an evaluation after an epoch's last batch is the epoch's; earlier ones are steps on the way
        if (_batch.Batch == run.BatchesPerEpoch)
        {
            Write(recipe.Log.EpochLine, run, _epoch, evaluation);
        }
    }

    private void Write(string? template, TrainingRun run, RunningMeans means, TrainingEvaluation? evaluation)
    {
        if (template is not null)
        {
            write(LineTemplate.Fill(template, name => Field(name, run, means, evaluation)));
        }
    }

    private double? Field(string name, TrainingRun run, RunningMeans means, TrainingEvaluation? evaluation) => name switch
    {
        "epoch" => _batch.Epoch,
        "epochs" => run.Epochs,
        "batch" => _batch.Batch,
        "batches" => run.BatchesPerEpoch,
        "images" => _epoch.Images,
        "total" => run.TrainingImages,
        "percent" => 100.0 * _epoch.Images / run.TrainingImages,
        "loss" => _batch.Loss,
        "meanLoss" => means.Loss,
        "meanAccuracy" => means.Accuracy,
        "rate" => _batch.LearningRate,
        "testLoss" => evaluation?.Loss,
        "testAccuracy" => evaluation?.Accuracy,
        "testPercent" => 100 * evaluation?.Accuracy,
        "testImages" => run.ValidationImages,
        "testCorrect" => evaluation?.Accuracy is { } accuracy ? (int)Math.Round(accuracy * run.ValidationImages) : null,
        _ => null,
    };
}
