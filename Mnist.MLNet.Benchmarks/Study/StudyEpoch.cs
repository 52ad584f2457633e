using System.Globalization;
using Mnist.MLNet.Reports.Tables;
using Mnist.MLNet.Sweeps;

namespace Mnist.MLNet.Benchmarks.Study;

/// <summary>A training of the study after one of its epochs, as <c>epochs.csv</c> has it.</summary>
/// <param name="Network">The network.</param>
/// <param name="Rate">The learning rate.</param>
/// <param name="Batch">Images in a batch.</param>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="TrainingLoss">Mean loss of the epoch's batches, in nats.</param>
/// <param name="ValidationAccuracy">Validation accuracy, 0 to 1.</param>
/// <param name="ValidationLoss">Validation loss, in nats.</param>
/// <param name="TestAccuracy">Test accuracy, 0 to 1.</param>
internal sealed record StudyEpoch(string Network, double Rate, int Batch, int Epoch, double TrainingLoss, double ValidationAccuracy, double ValidationLoss, double TestAccuracy)
{
    /// <summary>The epochs of all trainings of sweeps.</summary>
    public static IEnumerable<StudyEpoch> Of(IEnumerable<Trial> trials) =>
        from training in trials.GroupBy(trial => (trial.Recipe, trial.Training))
        let trial = training.MaxBy(trial => trial.Epochs)!
        from epoch in trial.Evaluations.Where(evaluation => evaluation.Epoch > 0).GroupBy(evaluation => evaluation.Epoch)
        let last = epoch.MaxBy(evaluation => evaluation.Step)!
        select new StudyEpoch(
            trial.Recipe,
            double.Parse(trial.Settings["lr"], CultureInfo.InvariantCulture),
            int.Parse(trial.Settings["batch-size"], CultureInfo.InvariantCulture),
            epoch.Key,
            last.TrainingLoss!.Value,
            last.Validation.Accuracy,
            last.Validation.Loss,
            last.Test.Accuracy);

    /// <summary>Epochs as a table.</summary>
    public static ResultTable Table(IEnumerable<StudyEpoch> epochs)
    {
        var table = new ResultTable(
            "Epochs",
            ResultColumn.Text("recipe"), ResultColumn.Number("lr"), ResultColumn.Number("batch size"), ResultColumn.Number("epoch"),
            ResultColumn.Number("training loss"), ResultColumn.Number("validation accuracy"), ResultColumn.Number("validation loss"), ResultColumn.Number("test accuracy"));
        foreach (var epoch in epochs)
        {
            table.Add(epoch.Network, epoch.Rate, epoch.Batch, epoch.Epoch, epoch.TrainingLoss, epoch.ValidationAccuracy, epoch.ValidationLoss, epoch.TestAccuracy);
        }

        return table;
    }

    /// <summary>Reads the table again.</summary>
    public static IReadOnlyList<StudyEpoch> Read(string path) =>
    [
        .. CsvRows.Read(path).Select(row => new StudyEpoch(
            row["recipe"],
            Number(row, "lr"),
            (int)Number(row, "batch_size"),
            (int)Number(row, "epoch"),
            Number(row, "training_loss"),
            Number(row, "validation_accuracy"),
            Number(row, "validation_loss"),
            Number(row, "test_accuracy"))),
    ];

    private static double Number(IReadOnlyDictionary<string, string> row, string name) => double.Parse(row[name], CultureInfo.InvariantCulture);
}
