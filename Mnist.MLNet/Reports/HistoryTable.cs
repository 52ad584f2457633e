using System.Globalization;
using System.Text;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Reports;

/// <summary>The course of a training run as a table, a row an epoch.</summary>
public static class HistoryTable
{
    /// <summary>Writes the table as comma-separated values with a header; numbers in full precision, with a decimal point.</summary>
    /// <param name="history">The course of the run.</param>
    /// <returns>The table's text.</returns>
    public static string ToCsv(TrainingHistory history)
    {
        var text = new StringBuilder("epoch,step,training_loss,training_accuracy,validation_loss,validation_accuracy,learning_rate,images_per_second,seconds\n");
        foreach (var epoch in history.Epochs)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{epoch.Epoch},{epoch.Steps},{epoch.TrainingLoss},{epoch.TrainingAccuracy},{epoch.ValidationLoss},{epoch.ValidationAccuracy},{epoch.LearningRate},{epoch.ImagesPerSecond:F1},{epoch.Duration.TotalSeconds:F3}\n");
        }

        return text.ToString();
    }
}
