namespace Microsoft.ML.Data;

/// <summary>How well a classifier of several classes does.</summary>
public sealed class MulticlassClassificationMetrics
{
    internal MulticlassClassificationMetrics(
        double microAccuracy,
        double macroAccuracy,
        double logLoss,
        double logLossReduction,
        double[] perClassLogLoss,
        int topKPredictionCount,
        double[]? topKAccuracyForAllK,
        ConfusionMatrix confusionMatrix)
    {
        MicroAccuracy = microAccuracy;
        MacroAccuracy = macroAccuracy;
        LogLoss = logLoss;
        LogLossReduction = logLossReduction;
        PerClassLogLoss = perClassLogLoss;
        TopKPredictionCount = topKPredictionCount;
        TopKAccuracyForAllK = topKAccuracyForAllK!;
        ConfusionMatrix = confusionMatrix;
    }

    /// <summary>The mean of −ln p over all rows, p being the score of the true class, at least 10⁻¹⁵. 0 is perfect.</summary>
    public double LogLoss { get; }

    /// <summary>How much better the log-loss is than that of always giving the classes' frequencies: 1 is perfect, 0 no better.</summary>
    public double LogLossReduction { get; }

    /// <summary>The mean over the classes of the fraction of their rows that are classified correctly.</summary>
    public double MacroAccuracy { get; }

    /// <summary>The fraction of rows that are classified correctly.</summary>
    public double MicroAccuracy { get; }

    /// <summary>The fraction of rows whose class is among the <see cref="TopKPredictionCount"/> highest scores; 0 if not asked for.</summary>
    public double TopKAccuracy => TopKAccuracyForAllK is { Count: > 0 } all ? all[^1] : 0;

    /// <summary>The k of <see cref="TopKAccuracy"/>; 0 if not asked for.</summary>
    public int TopKPredictionCount { get; }

    /// <summary>The top-k accuracy for k = 1, 2, …, <see cref="TopKPredictionCount"/>; null if not asked for.</summary>
    public IReadOnlyList<double> TopKAccuracyForAllK { get; }

    /// <summary>The log-loss of the rows of each class; 0 for a class without rows.</summary>
    public IReadOnlyList<double> PerClassLogLoss { get; }

    /// <summary>How often which class is taken for which.</summary>
    public ConfusionMatrix ConfusionMatrix { get; }
}
