namespace Microsoft.ML.Data;

/// <summary>A link of an <see cref="EstimatorChain{TLastTransformer}"/>.</summary>
internal readonly record struct EstimatorLink(IEstimator<ITransformer> Estimator, TransformerScope Scope, bool CacheAfter);
