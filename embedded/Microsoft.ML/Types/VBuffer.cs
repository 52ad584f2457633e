using System.Collections;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>
/// A vector, dense or sparse, whose arrays are used again from row to row.
/// Sparse vectors hold the values at increasing indices, and the default value everywhere else.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
public readonly struct VBuffer<T> : IEnumerable
{
    private readonly T[]? _values;
    private readonly int[]? _indices;
    private readonly int _count;

    /// <summary>The logical number of values.</summary>
    public readonly int Length;

    /// <summary>Makes a dense vector over an array, which is not copied.</summary>
    /// <param name="length">The number of values.</param>
    /// <param name="values">The values; the array may be longer.</param>
    /// <param name="indices">An array to keep for later use.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative, or greater than the array.</exception>
    public VBuffer(int length, T[]? values, int[]? indices = null)
    {
        Check.Parameter(length >= 0, nameof(length), "The length cannot be negative.");
        Check.Parameter(SizeOf(values) >= length, nameof(values), "There are fewer values than the length says.");
        Length = length;
        _count = length;
        _values = values;
        _indices = indices;
    }

    /// <summary>Makes a vector over arrays, which are not copied: sparse if <paramref name="count"/> is less than <paramref name="length"/>.</summary>
    /// <param name="length">The logical number of values.</param>
    /// <param name="count">The number of values that are held.</param>
    /// <param name="values">The values; the array may be longer.</param>
    /// <param name="indices">For a sparse vector, the index of each value, increasing.</param>
    /// <exception cref="ArgumentOutOfRangeException">Length, count and arrays do not fit together.</exception>
    public VBuffer(int length, int count, T[]? values, int[]? indices)
    {
        Check.Parameter(length >= 0, nameof(length), "The length cannot be negative.");
        Check.Parameter(0 <= count && count <= length, nameof(count), "The count must be between 0 and the length.");
        Check.Parameter(SizeOf(values) >= count, nameof(values), "There are fewer values than the count says.");
        Check.Parameter(count == length || SizeOf(indices) >= count, nameof(indices), "There are fewer indices than the count says.");
        Length = length;
        _count = count;
        _values = values;
        _indices = indices;
    }

    /// <summary>Whether every value is held.</summary>
    public bool IsDense => _count == Length;

    /// <summary>The values that are held: all of a dense vector, those at <see cref="GetIndices"/> of a sparse one.</summary>
    public ReadOnlySpan<T> GetValues() => _values.AsSpan(0, _count);

    /// <summary>The indices of the values of a sparse vector; empty for a dense one.</summary>
    public ReadOnlySpan<int> GetIndices() => IsDense ? default : _indices.AsSpan(0, _count);

    /// <summary>Copies to another vector, dense in any case, using its arrays again if they are large enough.</summary>
    public void CopyToDense(ref VBuffer<T> destination)
    {
        var editor = VBufferEditor.Create(ref destination, Length);
        CopyTo(editor.Values);
        destination = editor.Commit();
    }

    /// <summary>Copies to another vector, using its arrays again if they are large enough.</summary>
    public void CopyTo(ref VBuffer<T> destination)
    {
        var editor = VBufferEditor.Create(ref destination, Length, _count);
        GetValues().CopyTo(editor.Values);
        GetIndices().CopyTo(editor.Indices);
        destination = editor.Commit();
    }

    /// <summary>Copies a part to another vector, using its arrays again if they are large enough.</summary>
    /// <param name="destination">Where the part goes.</param>
    /// <param name="sourceIndex">Where the part begins.</param>
    /// <param name="length">How long the part is.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part does not lie within the vector.</exception>
    public void CopyTo(ref VBuffer<T> destination, int sourceIndex, int length)
    {
        Check.Parameter(0 <= sourceIndex && sourceIndex <= Length, nameof(sourceIndex), "The part must lie within the vector.");
        Check.Parameter(0 <= length && sourceIndex <= Length - length, nameof(length), "The part must lie within the vector.");
        if (IsDense)
        {
            Copy(_values, sourceIndex, ref destination, length);
            return;
        }
        int first = FirstAtOrAfter(sourceIndex);
        int count = FirstAtOrAfter(sourceIndex + length) - first;
        var editor = VBufferEditor.Create(ref destination, length, count);
        _values.AsSpan(first, count).CopyTo(editor.Values);
        for (int i = 0; i < editor.Indices.Length; i++)
        {
            editor.Indices[i] = _indices![first + i] - sourceIndex;
        }
        destination = editor.Commit();
    }

    /// <summary>Copies all logical values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The destination is too short.</exception>
    public void CopyTo(Span<T> destination) => CopyTo(destination, 0);

    /// <summary>Copies all logical values.</summary>
    /// <param name="destination">Where the values go.</param>
    /// <param name="destinationIndex">The place of the first value.</param>
    /// <param name="defaultValue">What to write for values that a sparse vector does not hold.</param>
    /// <exception cref="ArgumentOutOfRangeException">The destination is too short.</exception>
    public void CopyTo(Span<T> destination, int destinationIndex, T defaultValue = default!)
    {
        Check.Parameter(0 <= destinationIndex && destinationIndex <= destination.Length - Length, nameof(destination), "Not large enough to hold these values.");
        var target = destination.Slice(destinationIndex, Length);
        if (IsDense)
        {
            GetValues().CopyTo(target);
            return;
        }
        target.Fill(defaultValue);
        for (int i = 0; i < _count; i++)
        {
            target[_indices![i]] = _values![i];
        }
    }

    /// <summary>Copies a part of an array to a dense vector, using its arrays again if they are large enough.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part does not lie within the array.</exception>
    public static void Copy(T[]? source, int sourceIndex, ref VBuffer<T> destination, int length)
    {
        Check.Parameter(0 <= length && length <= SizeOf(source), nameof(length), "The part must lie within the array.");
        Check.Parameter(0 <= sourceIndex && sourceIndex <= SizeOf(source) - length, nameof(sourceIndex), "The part must lie within the array.");
        var editor = VBufferEditor.Create(ref destination, length);
        source.AsSpan(sourceIndex, length).CopyTo(editor.Values);
        destination = editor.Commit();
    }

    /// <summary>Index and value of each value that is held, or of every value.</summary>
    /// <param name="all">Whether to include the values that a sparse vector does not hold.</param>
    public IEnumerable<KeyValuePair<int, T>> Items(bool all = false)
    {
        var vector = this;
        return Enumerable.Range(0, all ? Length : _count)
            .Select(i => all ? new KeyValuePair<int, T>(i, vector.GetItemOrDefault(i)) : new(vector.IsDense ? i : vector._indices![i], vector._values![i]));
    }

    /// <summary>Every value in order.</summary>
    public IEnumerable<T> DenseValues()
    {
        var vector = this;
        return Enumerable.Range(0, Length).Select(vector.GetItemOrDefault);
    }

    /// <summary>Reads one value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index does not lie within the vector.</exception>
    public void GetItemOrDefault(int index, ref T destination) => destination = GetItemOrDefault(index);

    /// <summary>Reads one value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index does not lie within the vector.</exception>
    public T GetItemOrDefault(int index)
    {
        Check.Parameter(0 <= index && index < Length, nameof(index), "The index must lie within the vector.");
        if (IsDense)
        {
            return _values![index];
        }
        int found = GetIndices().BinarySearch(index);
        return found >= 0 ? _values![found] : default!;
    }

    /// <inheritdoc/>
    public override string ToString()
        => IsDense ? $"Dense vector of size {Length}" : $"Sparse vector of size {Length}, {_count} explicit values";

    /// <summary>Walks over the array of values; <see cref="Items"/> and <see cref="DenseValues"/> say what belongs to the vector.</summary>
    public IEnumerator GetEnumerator() => (_values ?? []).GetEnumerator();

    internal VBufferEditor<T> Edit(int length, int? valuesCount, int? maxValuesCapacity, bool keepOldOnResize, bool requireIndicesOnDense)
    {
        Check.Parameter(length >= 0, "newLogicalLength", "Must be non-negative.");
        Check.Parameter(valuesCount is null or >= 0, nameof(valuesCount), "If specified, must be non-negative.");
        Check.Parameter(valuesCount is null || valuesCount <= length, nameof(valuesCount), "If specified, must be no greater than newLogicalLength");
        int count = valuesCount ?? length;
        var values = Resized(_values, count, maxValuesCapacity, keepOldOnResize);
        bool needIndices = count < length || requireIndicesOnDense;
        var indices = needIndices ? Resized(_indices, count, maxValuesCapacity, keepOldOnResize) : _indices;
        return new(length, count, values, indices, needIndices, !ReferenceEquals(values, _values), !ReferenceEquals(indices, _indices));
    }

    internal VBufferEditor<T> Edit() => Edit(Length, _count, null, false, false);

    private static int SizeOf<TItem>(TItem[]? array) => array?.Length ?? 0;

    private static TItem[]? Resized<TItem>(TItem[]? array, int size, int? capacity, bool keep)
    {
        if (size <= SizeOf(array))
        {
            return array;
        }
        // Grows with room to spare only where a later call can be expected to want more: the caller said how far.
        int newSize = capacity is { } limit ? (int)Math.Max(size, Math.Min(limit, 2L * SizeOf(array))) : size;
        var resized = new TItem[newSize];
        if (keep)
        {
            array?.CopyTo(resized, 0);
        }
        return resized;
    }

    private int FirstAtOrAfter(int index)
    {
        int found = GetIndices().BinarySearch(index);
        return found >= 0 ? found : ~found;
    }
}
