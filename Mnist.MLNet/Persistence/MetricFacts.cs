using Mnist.MLNet.Evaluation;

namespace Mnist.MLNet.Persistence;

/// <summary>How well a model did when it was saved.</summary>
/// <param name="Rows">The number of rows that it was judged on.</param>
/// <param name="Accuracy">The part predicted right, 0 to 1.</param>
/// <param name="LogLoss">The mean of −ln(probability of the right class), in nats.</param>
/// <param name="MacroF1">The mean F1 of the classes.</param>
public sealed record MetricFacts(long Rows, double Accuracy, double LogLoss, double MacroF1)
{
    /// <summary>The facts of a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The facts.</returns>
    public static MetricFacts Of(ClassificationReport report) => new(report.Rows, report.Accuracy, report.LogLoss, report.MacroAverage.F1);
}
