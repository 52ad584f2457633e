using System.Collections.Immutable;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A vector of values of one type, of known size or not, possibly seen as a tensor of several dimensions.</summary>
public sealed class VectorDataViewType : StructuredDataViewType
{
    /// <summary>Makes the type of plain vectors.</summary>
    /// <param name="itemType">The type of the values.</param>
    /// <param name="size">The number of values, or 0 if it varies.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative size.</exception>
    public VectorDataViewType(PrimitiveDataViewType itemType, int size = 0)
        : this(itemType, ImmutableArray.Create(size))
    {
    }

    /// <summary>Makes the type of vectors that are seen as tensors.</summary>
    /// <param name="itemType">The type of the values.</param>
    /// <param name="dimensions">One size or more, row-major; 0 where it varies.</param>
    /// <exception cref="ArgumentOutOfRangeException">No dimension, or a negative one.</exception>
    public VectorDataViewType(PrimitiveDataViewType itemType, params int[] dimensions)
        : this(itemType, ImmutableArray.Create(dimensions))
    {
    }

    /// <inheritdoc cref="VectorDataViewType(PrimitiveDataViewType, int[])"/>
    public VectorDataViewType(PrimitiveDataViewType itemType, ImmutableArray<int> dimensions)
        : base(RawTypeOf(itemType))
    {
        Check.Parameter(!dimensions.IsDefaultOrEmpty, nameof(dimensions), "A vector type needs at least one dimension.");
        int size = 1;
        foreach (int dimension in dimensions)
        {
            Check.Parameter(dimension >= 0, nameof(dimensions), $"A dimension cannot be negative, but got {dimension}.");
            size = checked(size * dimension);
        }
        ItemType = itemType;
        Dimensions = dimensions;
        Size = size;
    }

    /// <summary>The dimensions, row-major; 0 where one varies.</summary>
    public ImmutableArray<int> Dimensions { get; }

    /// <summary>Whether all vectors have the same size.</summary>
    public bool IsKnownSize => Size > 0;

    /// <summary>The type of the values.</summary>
    public PrimitiveDataViewType ItemType { get; }

    /// <summary>The number of values, or 0 if it varies.</summary>
    public int Size { get; }

    /// <inheritdoc/>
    public override bool Equals(DataViewType? other)
        => other is VectorDataViewType vector && ItemType.Equals(vector.ItemType) && Dimensions.AsSpan().SequenceEqual(vector.Dimensions.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? other) => Equals(other as DataViewType);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ItemType, Size, Dimensions.Length);

    /// <inheritdoc/>
    public override string ToString()
    {
        if (Dimensions.Length == 1)
        {
            return Size > 0 ? $"Vector<{ItemType}, {Size}>" : $"Vector<{ItemType}>";
        }
        return $"Vector<{ItemType}, {string.Join(", ", Dimensions.Select(d => d > 0 ? $"{d}" : "*"))}>";
    }

    private static Type RawTypeOf(PrimitiveDataViewType itemType)
    {
        ArgumentNullException.ThrowIfNull(itemType);
        return typeof(VBuffer<>).MakeGenericType(itemType.RawType);
    }
}
