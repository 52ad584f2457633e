namespace Microsoft.ML.Data;

/// <summary>Reads the common annotations of a column.</summary>
public static class SchemaAnnotationsExtensions
{
    /// <summary>Whether a column of vectors of known size has a name for each slot.</summary>
    public static bool HasSlotNames(this DataViewSchema.Column column)
        => column.Type is VectorDataViewType { Size: > 0 } vector
            && column.Annotations.Schema.GetColumnOrNull(AnnotationKinds.SlotNames)?.Type is VectorDataViewType { ItemType: TextDataViewType } names
            && names.Size == vector.Size;

    /// <summary>Reads the names of the slots.</summary>
    /// <exception cref="InvalidOperationException">There are none: ask <see cref="HasSlotNames"/> first.</exception>
    public static void GetSlotNames(this DataViewSchema.Column column, ref VBuffer<ReadOnlyMemory<char>> slotNames)
        => column.Annotations.GetValue(AnnotationKinds.SlotNames, ref slotNames);

    /// <summary>Whether a column of keys says what each key stands for.</summary>
    /// <param name="column">The column.</param>
    /// <param name="keyValueItemType">The type of the values; text if not given.</param>
    public static bool HasKeyValues(this DataViewSchema.Column column, PrimitiveDataViewType? keyValueItemType = null)
        => column.Type.ItemType is KeyDataViewType key
            && column.Annotations.Schema.GetColumnOrNull(AnnotationKinds.KeyValues)?.Type is VectorDataViewType values
            && (ulong)values.Size == key.Count
            && values.ItemType.Equals(keyValueItemType ?? TextDataViewType.Instance);

    /// <summary>Reads what each key stands for, the value of key 1 first.</summary>
    /// <exception cref="InvalidOperationException">There are no key values, or not of this type: ask <see cref="HasKeyValues"/> first.</exception>
    public static void GetKeyValues<TValue>(this DataViewSchema.Column column, ref VBuffer<TValue> keyValues)
        => column.Annotations.GetValue(AnnotationKinds.KeyValues, ref keyValues);

    /// <summary>Whether the values of a column are known to be normalised.</summary>
    public static bool IsNormalized(this DataViewSchema.Column column)
    {
        bool normalized = false;
        if (column.Annotations.Schema.GetColumnOrNull(AnnotationKinds.IsNormalized)?.Type is BooleanDataViewType)
        {
            column.Annotations.GetValue(AnnotationKinds.IsNormalized, ref normalized);
        }
        return normalized;
    }
}
