using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Gives the size of an array that is a column of vectors; without it, the size varies.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class VectorTypeAttribute : Attribute
{
    /// <summary>Vectors of any size.</summary>
    public VectorTypeAttribute()
        : this([])
    {
    }

    /// <summary>Vectors of one size.</summary>
    /// <param name="size">The size, or 0 if it varies.</param>
    public VectorTypeAttribute(int size)
        : this([size])
    {
    }

    /// <summary>Vectors that are seen as tensors.</summary>
    /// <param name="dimensions">The sizes, row-major; 0 where one varies.</param>
    public VectorTypeAttribute(params int[] dimensions)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        Check.Parameter(Array.TrueForAll(dimensions, d => d >= 0), nameof(dimensions), "Should contain only non-negative values");
        Dimensions = dimensions;
    }

    internal int[] Dimensions { get; }
}
