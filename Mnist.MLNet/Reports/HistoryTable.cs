using Mnist.MLNet.Reports.Tables;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Reports;

/// <summary>The course of a training run as tables.</summary>
public static class HistoryTable
{
    private const string Loss = "F4";
    private const string Accuracy = "P2";

    /// <summary>A row an evaluation.</summary>
    /// <param name="history">The course of the run.</param>
    /// <returns>The table.</returns>
    public static ResultTable Evaluations(TrainingHistory history)
    {
        var table = new ResultTable(
            "Evaluations",
            ResultColumn.Number("step", "N0"),
            ResultColumn.Number("epoch"),
            ResultColumn.Number("images seen", "N0"),
            ResultColumn.Number("training loss", Loss),
            ResultColumn.Number("training accuracy", Accuracy),
            ResultColumn.Number("loss", Loss),
            ResultColumn.Number("accuracy", Accuracy),
            ResultColumn.Number("learning rate"),
            ResultColumn.Number("images per second", "N0"),
            ResultColumn.Text("best"));
        foreach (var row in history.Evaluations)
        {
            table.Add(row.Step, row.Epoch, row.ImagesSeen, row.TrainingLoss, row.TrainingAccuracy, row.Loss, row.Accuracy, row.LearningRate, row.ImagesPerSecond, row.IsBest);
        }

        return table;
    }

    /// <summary>A row an epoch.</summary>
    /// <param name="history">The course of the run.</param>
    /// <returns>The table.</returns>
    public static ResultTable Epochs(TrainingHistory history)
    {
        var table = new ResultTable(
            "Epochs",
            ResultColumn.Number("epoch"),
            ResultColumn.Number("training loss", Loss),
            ResultColumn.Number("training accuracy", Accuracy),
            ResultColumn.Number("loss", Loss),
            ResultColumn.Number("accuracy", Accuracy),
            ResultColumn.Number("seconds", "F1"));
        foreach (var row in history.Epochs)
        {
            table.Add(
                row.Epoch, row.TrainingLoss, row.TrainingAccuracy, row.ValidationLoss, row.ValidationAccuracy, row.Duration.TotalSeconds);
        }

        return table;
    }
}
