namespace Microsoft.ML.AutoML;

/// <summary>Something that has a search space.</summary>
public interface ISweepable
{
    /// <summary>What can be searched.</summary>
    SearchSpace.SearchSpace SearchSpace { get; }
}
