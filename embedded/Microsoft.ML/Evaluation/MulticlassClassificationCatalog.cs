using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Trains and evaluates classifiers of several classes.</summary>
public sealed class MulticlassClassificationCatalog : TrainCatalogBase
{
    internal MulticlassClassificationCatalog(DataOperationsCatalog data)
        : base(data)
    {
    }

    /// <summary>The trainers; packages add theirs as extension methods.</summary>
    public MulticlassClassificationTrainers Trainers { get; } = new();

    /// <summary>Measures how well scored data is classified. Rows without a label, with a label that is no class, or with scores that are no finite numbers are left out.</summary>
    /// <param name="data">The scored data.</param>
    /// <param name="labelColumnName">The true classes: keys, or numbers of single precision from 0 on.</param>
    /// <param name="scoreColumnName">The scores: vectors of single precision of known size, at least 2; the log-loss takes them as probabilities.</param>
    /// <param name="predictedLabelColumnName">A column that must exist; its values are not read.</param>
    /// <param name="topKPredictionCount">If positive, also measures how often the label is among the k highest scores, for each k up to this.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type, or the count is negative.</exception>
    public MulticlassClassificationMetrics Evaluate(
        IDataView data,
        string labelColumnName = "Label",
        string scoreColumnName = "Score",
        string predictedLabelColumnName = "PredictedLabel",
        int topKPredictionCount = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check.NotEmpty(labelColumnName);
        Check.NotEmpty(scoreColumnName);
        Check.NotEmpty(predictedLabelColumnName);
        Check.Parameter(topKPredictionCount >= 0, nameof(topKPredictionCount), "Must be non-negative");
        return MulticlassEvaluation.Run(data, labelColumnName, scoreColumnName, predictedLabelColumnName, topKPredictionCount);
    }

    /// <summary>Splits the data in folds, and for each of them trains on the others and measures on it.</summary>
    /// <param name="data">The data.</param>
    /// <param name="estimator">What is fitted.</param>
    /// <param name="numberOfFolds">How many folds, at least 2.</param>
    /// <param name="labelColumnName">The true classes.</param>
    /// <param name="samplingKeyColumnName">A column whose equal values must come to the same fold.</param>
    /// <param name="seed">The seed of the split; without it, that of the context, or a fixed one.</param>
    public IReadOnlyList<CrossValidationResult<MulticlassClassificationMetrics>> CrossValidate(
        IDataView data,
        IEstimator<ITransformer> estimator,
        int numberOfFolds = 5,
        string labelColumnName = "Label",
        string? samplingKeyColumnName = null,
        int? seed = null)
    {
        Check.NotEmpty(labelColumnName);
        return CrossValidate(data, estimator, numberOfFolds, samplingKeyColumnName, seed, scored => Evaluate(scored, labelColumnName));
    }

    /// <summary>The trainers of classifiers of several classes.</summary>
    public sealed class MulticlassClassificationTrainers : CatalogInstantiatorBase
    {
        internal MulticlassClassificationTrainers()
        {
        }
    }
}
