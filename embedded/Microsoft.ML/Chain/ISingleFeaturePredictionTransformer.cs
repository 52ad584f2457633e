using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>A transformer that holds a trained model which reads one column of features.</summary>
/// <typeparam name="TModel">The type of the model.</typeparam>
public interface ISingleFeaturePredictionTransformer<out TModel> : IPredictionTransformer<TModel>
    where TModel : class
{
    /// <summary>The name of the column of features.</summary>
    string FeatureColumnName { get; }

    /// <summary>The type of the column of features.</summary>
    DataViewType FeatureColumnType { get; }
}
