using System.Globalization;
using System.Text;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Reports;

/// <summary>The course of a training run as a table, a row an evaluation.</summary>
public static class HistoryTable
{
    /// <summary>Writes the table as comma-separated values with a header; numbers in full precision, with a decimal point.</summary>
    /// <param name="history">The course of the run.</param>
    /// <returns>The table's text.</returns>
    public static string ToCsv(TrainingHistory history)
    {
        var text = new StringBuilder("step,epoch,images_seen,training_loss,training_accuracy,loss,accuracy,learning_rate,images_per_second,best\n");
        foreach (var row in history.Evaluations)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{row.Step},{row.Epoch},{row.ImagesSeen},{row.TrainingLoss},{row.TrainingAccuracy},{row.Loss},{row.Accuracy},{row.LearningRate},{row.ImagesPerSecond:F1},{(row.IsBest ? 1 : 0)}\n");
        }

        return text.ToString();
    }
}
