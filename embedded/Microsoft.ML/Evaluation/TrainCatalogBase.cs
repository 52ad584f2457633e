using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>What the catalogs of all learning tasks have in common.</summary>
public abstract partial class TrainCatalogBase
{
    private protected TrainCatalogBase(DataOperationsCatalog data)
    {
        Data = data;
    }

    private protected DataOperationsCatalog Data { get; }

    /// <summary>Trains and scores each fold. Steps that serve any scope are used on the test part, too.</summary>
    private protected IReadOnlyList<CrossValidationResult<T>> CrossValidate<T>(
        IDataView data, IEstimator<ITransformer> estimator, int numberOfFolds, string? samplingKeyColumnName, int? seed, Func<IDataView, T> evaluate)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(estimator);
        var folds = Data.CrossValidationSplit(data, numberOfFolds, samplingKeyColumnName, seed).Select((split, fold) =>
        {
            var model = estimator.Fit(split.TrainSet);
            var scored = model is ITransformerChain chain
                ? chain.Transformers.Where((_, i) => chain.Scopes[i] != TransformerScope.None).Aggregate(split.TestSet, (view, link) => link.Transform(view))
                : model.Transform(split.TestSet);
            return (Model: model, Scored: scored, Fold: fold);
        }).ToArray();
        return Array.ConvertAll(folds, f => new CrossValidationResult<T>(f.Model, evaluate(f.Scored), f.Scored, f.Fold));
    }

    /// <summary>What the catalogs of trainers have in common.</summary>
    public abstract class CatalogInstantiatorBase
    {
        private protected CatalogInstantiatorBase()
        {
        }
    }
}
