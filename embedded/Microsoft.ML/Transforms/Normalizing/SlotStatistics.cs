using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Range, mean and variance of each slot of a column. Values that are no finite numbers are left out.</summary>
internal abstract class SlotStatistics
{
    /// <summary>Adds the row that the source stands at.</summary>
    public abstract void Add();

    public abstract AffineNormalizer ToNormalizer(NormalizationKind kind, bool fixZero);

    public static SlotStatistics Create(DataViewRow row, DataViewSchema.Column column)
        => (SlotStatistics)Generic.Call(typeof(SlotStatistics), nameof(CreateTyped), [column.Type.ItemType.RawType], row, column)!;

    private static SlotStatistics<T> CreateTyped<T>(DataViewRow row, DataViewSchema.Column column)
        where T : struct, IFloatingPointIeee754<T>
        => new(row, column);
}
