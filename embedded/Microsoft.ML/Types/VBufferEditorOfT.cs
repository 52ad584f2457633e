using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A vector that is being written; <see cref="Commit"/> makes it a <see cref="VBuffer{T}"/>.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public readonly ref struct VBufferEditor<T>
{
    private readonly int _length;
    private readonly T[]? _values;
    private readonly int[]? _indices;

    /// <summary>The values to write.</summary>
    public readonly Span<T> Values;

    /// <summary>The index of each value, increasing; empty if the vector is dense.</summary>
    public readonly Span<int> Indices;

    internal VBufferEditor(int length, int count, T[]? values, int[]? indices, bool needIndices, bool createdNewValues, bool createdNewIndices)
    {
        _length = length;
        _values = values;
        _indices = indices;
        Values = values.AsSpan(0, count);
        Indices = needIndices ? indices.AsSpan(0, count) : default;
        CreatedNewValues = createdNewValues;
        CreatedNewIndices = createdNewIndices;
    }

    /// <summary>Whether the values are in a new array.</summary>
    public bool CreatedNewValues { get; }

    /// <summary>Whether the indices are in a new array.</summary>
    public bool CreatedNewIndices { get; }

    /// <summary>The vector as written.</summary>
    public VBuffer<T> Commit() => new(_length, Values.Length, _values, _indices);

    /// <summary>The vector as written, with fewer values than planned.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More values than planned.</exception>
    public VBuffer<T> CommitTruncated(int physicalValuesCount)
    {
        Check.Parameter(physicalValuesCount <= Values.Length, nameof(physicalValuesCount), "There cannot be more values than the editor was created for.");
        return new(_length, physicalValuesCount, _values, _indices);
    }
}
