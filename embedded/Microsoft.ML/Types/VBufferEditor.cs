namespace Microsoft.ML.Data;

/// <summary>Starts to write to a <see cref="VBuffer{T}"/>, using its arrays again if they are large enough.</summary>
public static class VBufferEditor
{
    /// <summary>Writes to the values that the vector holds.</summary>
    public static VBufferEditor<T> CreateFromBuffer<T>(scoped ref VBuffer<T> destination) => destination.Edit();

    /// <summary>Writes a new vector in the place of an old one.</summary>
    /// <param name="destination">The vector to replace; it is not to be read any more.</param>
    /// <param name="newLogicalLength">The length of the new vector.</param>
    /// <param name="valuesCount">How many values it will hold; all of them if not given.</param>
    /// <param name="maxValuesCapacity">How far arrays may grow beyond what is needed now.</param>
    /// <param name="keepOldOnResize">Whether old contents are kept when an array grows.</param>
    /// <param name="requireIndicesOnDense">Whether to provide indices even if the vector is dense.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative length or count, or a count above the length.</exception>
    public static VBufferEditor<T> Create<T>(
        scoped ref VBuffer<T> destination,
        int newLogicalLength,
        int? valuesCount = null,
        int? maxValuesCapacity = null,
        bool keepOldOnResize = false,
        bool requireIndicesOnDense = false)
        => destination.Edit(newLogicalLength, valuesCount, maxValuesCapacity, keepOldOnResize, requireIndicesOnDense);
}
