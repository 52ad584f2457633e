using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Estimators in a row, each fitted to what the ones before it make of the data.</summary>
/// <typeparam name="TLastTransformer">What the last one makes.</typeparam>
public sealed class EstimatorChain<TLastTransformer> : IEstimator<TransformerChain<TLastTransformer>>
    where TLastTransformer : class, ITransformer
{
    private readonly EstimatorLink[] _links;

    /// <summary>The last estimator; null in an empty chain.</summary>
    public readonly IEstimator<TLastTransformer> LastEstimator;

    /// <summary>Makes an empty chain.</summary>
    public EstimatorChain()
        : this([])
    {
    }

    internal EstimatorChain(EstimatorLink[] links)
    {
        _links = links;
        LastEstimator = (links.LastOrDefault().Estimator as IEstimator<TLastTransformer>)!;
    }

    /// <summary>Fits the estimators one after the other; what each makes transforms the data of the next, whatever its scope.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type; found before anything is read.</exception>
    public TransformerChain<TLastTransformer> Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        GetOutputSchema(SchemaShape.Create(input.Schema));
        var current = input;
        var transformers = new ITransformer[_links.Length];
        for (int i = 0; i < _links.Length; i++)
        {
            transformers[i] = _links[i].Estimator.Fit(current);
            current = transformers[i].Transform(current);
            if (_links[i].CacheAfter && i < _links.Length - 1)
            {
                current = new CacheDataView(current, []);
            }
        }
        return new(transformers, _links.Select(l => l.Scope));
    }

    /// <summary>Says which columns the chain will give.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, or of the wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => _links.Aggregate(inputSchema, (shape, link) => link.Estimator.GetOutputSchema(shape));

    /// <summary>This chain with one more estimator.</summary>
    /// <param name="estimator">The new last link.</param>
    /// <param name="scope">When its transformer is used once it is fitted.</param>
    public EstimatorChain<TNewTrans> Append<TNewTrans>(IEstimator<TNewTrans> estimator, TransformerScope scope = TransformerScope.Everything)
        where TNewTrans : class, ITransformer
    {
        ArgumentNullException.ThrowIfNull(estimator);
        return new([.. _links, new(estimator, scope, CacheAfter: false)]);
    }

    /// <summary>This chain with a cache in memory after its last link, so that later estimators read what is computed once.</summary>
    /// <exception cref="InvalidOperationException">The chain is empty.</exception>
    public EstimatorChain<TLastTransformer> AppendCacheCheckpoint(IHostEnvironment env)
    {
        ArgumentNullException.ThrowIfNull(env);
        Check.State(_links.Length > 0, "Current estimator chain has no estimator, can't append cache checkpoint.");
        return new([.. _links[..^1], _links[^1] with { CacheAfter = true }]);
    }
}
