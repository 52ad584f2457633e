namespace Microsoft.ML.Transforms;

public sealed partial class ValueToKeyMappingEstimator
{
    /// <summary>The order of keys.</summary>
    public enum KeyOrdinality : byte
    {
        /// <summary>The value that comes first has key 1.</summary>
        ByOccurrence = 0,

        /// <summary>The lowest value has key 1; texts are ordered by their UTF-16 units.</summary>
        ByValue = 1,
    }
}
