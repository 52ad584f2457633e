namespace Microsoft.ML;

/// <summary>Learns from a source how to read such sources.</summary>
/// <typeparam name="TSource">What is read, such as files.</typeparam>
/// <typeparam name="TLoader">What it makes.</typeparam>
public interface IDataLoaderEstimator<in TSource, out TLoader>
    where TLoader : IDataLoader<TSource>
{
    /// <summary>Learns from a source.</summary>
    TLoader Fit(TSource input);

    /// <summary>Says which columns the loader will give.</summary>
    SchemaShape GetOutputSchema();
}
