using Mnist.MLNet.Evaluation;

namespace Mnist.MLNet.Sweeps;

/// <summary>How well a network does on a set of rows.</summary>
/// <param name="Accuracy">Part of the rows that are classified right, 0 to 1.</param>
/// <param name="Precision">Mean precision of the classes, 0 to 1.</param>
/// <param name="Recall">Mean recall of the classes, 0 to 1.</param>
/// <param name="F1">Mean F1 of the classes, 0 to 1.</param>
/// <param name="Loss">Mean cross-entropy, in nats.</param>
public sealed record Quality(double Accuracy, double Precision, double Recall, double F1, double Loss)
{
    /// <summary>The plain means over the classes of a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Its quality.</returns>
    public static Quality Of(ClassificationReport report) =>
        new(report.Accuracy, report.MacroAverage.Precision, report.MacroAverage.Recall, report.MacroAverage.F1, report.LogLoss);
}
