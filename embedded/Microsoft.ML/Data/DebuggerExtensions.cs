using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Reads some rows for a look at them.</summary>
public static class DebuggerExtensions
{
    /// <summary>The first rows of a view.</summary>
    public static DataDebuggerPreview Preview(this IDataView data, int maxRows = 100) => new(data, maxRows);

    /// <summary>The first rows of what an estimator, fitted to some rows, makes of a view.</summary>
    public static DataDebuggerPreview Preview(this IEstimator<ITransformer> estimator, IDataView data, int maxRows = 100, int maxTrainingRows = 100)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(data);
        Check.Parameter(maxTrainingRows >= 0, nameof(maxTrainingRows), "Must be non-negative.");
        return new(estimator.Fit(new RangeView(data, 0, maxTrainingRows)).Transform(data), maxRows);
    }

    /// <summary>The first rows of what a transformer makes of a view.</summary>
    public static DataDebuggerPreview Preview(this ITransformer transformer, IDataView data, int maxRows = 100)
    {
        ArgumentNullException.ThrowIfNull(transformer);
        return new(transformer.Transform(data), maxRows);
    }

    /// <summary>The first rows of what a loader reads.</summary>
    public static DataDebuggerPreview Preview<TSource>(this IDataLoader<TSource> loader, TSource source, int maxRows = 100)
    {
        ArgumentNullException.ThrowIfNull(loader);
        return new(loader.Load(source), maxRows);
    }
}
