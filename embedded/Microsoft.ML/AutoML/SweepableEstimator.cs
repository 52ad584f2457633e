using Microsoft.ML.SearchSpace;

namespace Microsoft.ML.AutoML;

/// <summary>An estimator whose parameters are searched.</summary>
public class SweepableEstimator : Estimator, ISweepable<IEstimator<ITransformer>>
{
    private readonly Func<MLContext, Parameter, IEstimator<ITransformer>>? _factory;

    /// <summary>Makes a sweepable estimator from a factory.</summary>
    /// <param name="factory">Makes the estimator from a point of the search space.</param>
    /// <param name="ss">The search space.</param>
    public SweepableEstimator(Func<MLContext, Parameter, IEstimator<ITransformer>> factory, SearchSpace.SearchSpace ss)
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(ss);
        _factory = factory;
        SearchSpace = ss;
        Parameter = ss.SampleFromFeatureSpace(ss.Default);
    }

    /// <summary>Makes a sweepable estimator whose class says how it is built.</summary>
    protected SweepableEstimator()
    {
    }

    /// <summary>What is searched.</summary>
    public SearchSpace.SearchSpace SearchSpace { get; set; } = new();

    /// <summary>Makes the estimator.</summary>
    /// <param name="context">The context that it works in.</param>
    /// <param name="param">The point of the search space.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="NotSupportedException">There is no factory, and the class does not override this.</exception>
    public virtual IEstimator<ITransformer> BuildFromOption(MLContext context, Parameter param) =>
        _factory?.Invoke(context, param) ?? throw new NotSupportedException($"{GetType().Name} has no factory and does not override {nameof(BuildFromOption)}.");
}
