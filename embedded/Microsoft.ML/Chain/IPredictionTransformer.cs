namespace Microsoft.ML;

/// <summary>A transformer that holds a trained model.</summary>
/// <typeparam name="TModel">The type of the model.</typeparam>
public interface IPredictionTransformer<out TModel> : ITransformer
    where TModel : class
{
    /// <summary>The trained model.</summary>
    TModel Model { get; }
}
