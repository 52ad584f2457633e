namespace Microsoft.ML.AutoML;

/// <summary>What an experiment with classifiers of several classes optimises.</summary>
public enum MulticlassClassificationMetric
{
    /// <summary>The part of all rows whose class was found.</summary>
    MicroAccuracy = 0,

    /// <summary>The mean, over the classes, of the part of a class's rows whose class was found.</summary>
    MacroAccuracy = 1,

    /// <summary>The mean of −ln of the true class's probability; less is better.</summary>
    LogLoss = 2,

    /// <summary>How much smaller the log-loss is than that of always answering with the classes' frequencies; 1 is perfect.</summary>
    LogLossReduction = 3,

    /// <summary>The part of all rows whose class was among the three most probable ones.</summary>
    TopKAccuracy = 4,
}
