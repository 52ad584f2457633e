using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Reads single columns.</summary>
public static class ColumnCursorExtensions
{
    /// <summary>The values of a column.</summary>
    /// <typeparam name="T">The raw type of the column; for text also <see cref="string"/>, for vectors also arrays.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or cannot be read as this type.</exception>
    public static IEnumerable<T> GetColumn<T>(this IDataView data, string columnName)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.GetColumn<T>(data.Schema[columnName]);
    }

    /// <inheritdoc cref="GetColumn{T}(IDataView, string)"/>
    public static IEnumerable<T> GetColumn<T>(this IDataView data, DataViewSchema.Column column)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check.NotEmpty(column.Name, nameof(column));
        Check.Parameter(
            column.Index < data.Schema.Count && data.Schema[column.Index] is var own && own.Name == column.Name && own.Type.Equals(column.Type),
            nameof(column),
            $"column with name {column.Name}, type {column.Type}, and index {column.Index} cannot be found in {nameof(data)}");
        if (column.Type.RawType == typeof(T))
        {
            return Read<T, T>(data, column, value => value);
        }
        if (column.Type is TextDataViewType && Read<ReadOnlyMemory<char>, string>(data, column, text => text.ToString()) is IEnumerable<T> texts)
        {
            return texts;
        }
        if (column.Type is VectorDataViewType vector && typeof(T).IsArray)
        {
            var item = typeof(T).GetElementType()!;
            if (item == vector.ItemType.RawType)
            {
                return (IEnumerable<T>)Generic.Call(typeof(ColumnCursorExtensions), nameof(ReadArrays), [item], data, column)!;
            }
            if (vector.ItemType is TextDataViewType
                && Read<VBuffer<ReadOnlyMemory<char>>, string[]>(data, column, v => [.. v.DenseValues().Select(t => t.ToString())]) is IEnumerable<T> arrays)
            {
                return arrays;
            }
        }
        throw new ArgumentOutOfRangeException(
            nameof(column), $"Cannot map column (name: {column.Name}, type: {column.Type}) in {nameof(data)} to the user-defined type, {typeof(T)}.");
    }

    private static IEnumerable<T[]> ReadArrays<T>(IDataView data, DataViewSchema.Column column)
        => Read<VBuffer<T>, T[]>(data, column, vector =>
        {
            var array = new T[vector.Length];
            vector.CopyTo(array);
            return array;
        });

    private static IEnumerable<TResult> Read<TValue, TResult>(IDataView data, DataViewSchema.Column column, Func<TValue, TResult> convert)
    {
        using var cursor = data.GetRowCursor([column]);
        var getter = cursor.GetGetter<TValue>(column);
        TValue value = default!;
        while (cursor.MoveNext())
        {
            getter(ref value);
            yield return convert(value);
        }
    }
}
