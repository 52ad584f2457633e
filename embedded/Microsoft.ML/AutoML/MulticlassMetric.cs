namespace Microsoft.ML.AutoML;

/// <summary>A metric of classifiers of several classes.</summary>
internal sealed class MulticlassMetric(MulticlassClassificationMetric metric, string labelColumn, string predictedColumn) : IEvaluateMetricManager
{
    public bool IsMaximize => metric != MulticlassClassificationMetric.LogLoss;

    public string MetricName => metric.ToString();

    public double Evaluate(MLContext context, IDataView eval)
    {
        int ranks = metric == MulticlassClassificationMetric.TopKAccuracy ? 3 : 0;
        var measured = context.MulticlassClassification.Evaluate(eval, labelColumn, predictedLabelColumnName: predictedColumn, topKPredictionCount: ranks);
        return metric switch
        {
            MulticlassClassificationMetric.MicroAccuracy => measured.MicroAccuracy,
            MulticlassClassificationMetric.MacroAccuracy => measured.MacroAccuracy,
            MulticlassClassificationMetric.LogLoss => measured.LogLoss,
            MulticlassClassificationMetric.LogLossReduction => measured.LogLossReduction,
            _ => measured.TopKAccuracy,
        };
    }
}
