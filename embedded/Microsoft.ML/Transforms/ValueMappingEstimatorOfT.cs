using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Looks values up in a table.</summary>
/// <typeparam name="TKey">The type of the values that are looked up.</typeparam>
/// <typeparam name="TValue">The type of the values that are found.</typeparam>
public sealed class ValueMappingEstimator<TKey, TValue> : ValueMappingEstimator
{
    internal ValueMappingEstimator(InputOutputColumnPair[] columns, ValueTable table)
        : base(columns, table)
    {
    }
}
