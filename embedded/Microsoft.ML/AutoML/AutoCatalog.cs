using Microsoft.ML.SearchSpace;

namespace Microsoft.ML.AutoML;

/// <summary>Makes experiments and what they search; reached by <c>ml.Auto()</c>.</summary>
public sealed class AutoCatalog
{
    private readonly MLContext _context;

    internal AutoCatalog(MLContext context) => _context = context;

    /// <summary>Makes a sweepable estimator from a factory and the search space of its options.</summary>
    /// <typeparam name="T">The class of the options.</typeparam>
    /// <param name="factory">Makes the estimator from options, in the context that it is given.</param>
    /// <param name="ss">The search space; null for that of <typeparamref name="T"/>'s attributes.</param>
    /// <returns>The sweepable estimator.</returns>
    public SweepableEstimator CreateSweepableEstimator<T>(Func<MLContext, T, IEstimator<ITransformer>> factory, SearchSpace<T>? ss = null)
        where T : class, new()
    {
        ArgumentNullException.ThrowIfNull(factory);
        return new((context, parameter) => factory(context, parameter.AsType<T>()), ss ?? new SearchSpace<T>());
    }

    /// <summary>Makes an experiment.</summary>
    /// <param name="settings">Its settings; null for the defaults.</param>
    /// <returns>The experiment, which needs a pipeline or a trial runner, and a tuner.</returns>
    public AutoMLExperiment CreateExperiment(AutoMLExperiment.AutoMLExperimentSettings? settings = null) =>
        new(_context, settings ?? new AutoMLExperiment.AutoMLExperimentSettings());
}
