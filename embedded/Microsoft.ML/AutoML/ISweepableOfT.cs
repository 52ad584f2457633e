using Microsoft.ML.SearchSpace;

namespace Microsoft.ML.AutoML;

/// <summary>Something that makes an estimator from a point of its search space.</summary>
/// <typeparam name="T">The estimator's type.</typeparam>
public interface ISweepable<out T> : ISweepable
    where T : IEstimator<ITransformer>
{
    /// <summary>Makes the estimator.</summary>
    /// <param name="context">The context that it works in.</param>
    /// <param name="parameter">The point of the search space.</param>
    /// <returns>The estimator.</returns>
    T BuildFromOption(MLContext context, Parameter parameter);
}
