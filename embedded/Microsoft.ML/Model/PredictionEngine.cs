namespace Microsoft.ML;

/// <summary>Predicts for one object at a time. Not thread-safe: make one for each thread.</summary>
/// <typeparam name="TSrc">The class of examples.</typeparam>
/// <typeparam name="TDst">The class of predictions.</typeparam>
public sealed class PredictionEngine<TSrc, TDst> : PredictionEngineBase<TSrc, TDst>
    where TSrc : class
    where TDst : class, new()
{
    internal PredictionEngine(ITransformer transformer, PredictionEngineOptions options)
        : base(transformer, options)
    {
    }

    /// <inheritdoc/>
    public override void Predict(TSrc example, ref TDst prediction)
    {
        ArgumentNullException.ThrowIfNull(example);
        prediction ??= new TDst();
        Run(example, prediction);
    }
}
