namespace Microsoft.ML;

/// <summary>Learns from data what a transformer needs. An estimator keeps nothing of the data itself.</summary>
/// <typeparam name="TTransformer">What it makes.</typeparam>
public interface IEstimator<out TTransformer>
    where TTransformer : ITransformer
{
    /// <summary>Learns from data.</summary>
    TTransformer Fit(IDataView input);

    /// <summary>Says, before there is data, which columns the transformer will give.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, or of the wrong type.</exception>
    SchemaShape GetOutputSchema(SchemaShape inputSchema);
}
