namespace Microsoft.ML.AutoML;

/// <summary>Puts estimators and sweepable estimators in a row.</summary>
public static class SweepableExtension
{
    /// <summary>Adds a sweepable estimator to an estimator.</summary>
    public static SweepablePipeline Append(this IEstimator<ITransformer> estimator, SweepableEstimator estimator1) => Start(estimator).Append(estimator1);

    /// <summary>Adds one of several sweepable estimators to an estimator.</summary>
    public static SweepablePipeline Append(this IEstimator<ITransformer> estimator, params SweepableEstimator[] estimators) => Start(estimator).Append(estimators);

    /// <summary>Adds a sweepable pipeline to an estimator.</summary>
    public static SweepablePipeline Append(this IEstimator<ITransformer> estimator, SweepablePipeline pipeline) => Start(estimator).Append(pipeline);

    /// <summary>Adds an estimator to a sweepable pipeline.</summary>
    public static SweepablePipeline Append(this SweepablePipeline pipeline, IEstimator<ITransformer> estimator) => pipeline.Append(Fixed(estimator));

    /// <summary>Adds an estimator to a sweepable one.</summary>
    public static SweepablePipeline Append(this SweepableEstimator estimator, IEstimator<ITransformer> estimator1) =>
        new SweepablePipeline().Append(estimator).Append(Fixed(estimator1));

    /// <summary>Adds a sweepable pipeline to a sweepable estimator.</summary>
    public static SweepablePipeline Append(this SweepableEstimator estimator, SweepablePipeline estimator1) =>
        new SweepablePipeline().Append(estimator).Append(estimator1);

    /// <summary>Adds one of several sweepable estimators to a sweepable estimator.</summary>
    public static SweepablePipeline Append(this SweepableEstimator estimator, params SweepableEstimator[] estimators) =>
        new SweepablePipeline().Append(estimator).Append(estimators);

    private static SweepablePipeline Start(IEstimator<ITransformer> estimator) => new SweepablePipeline().Append(Fixed(estimator));

    private static SweepableEstimator Fixed(IEstimator<ITransformer> estimator) => new((_, _) => estimator, new());
}
