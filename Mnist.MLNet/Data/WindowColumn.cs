using Microsoft.ML;
using Microsoft.ML.Data;

namespace Mnist.MLNet.Data;

/// <summary>One column of the rows that a <see cref="RowWindow"/> holds.</summary>
internal abstract class WindowColumn
{
    /// <summary>Makes a column of the type that a cursor gives.</summary>
    public static WindowColumn Create(DataViewRowCursor rows, DataViewSchema.Column column, int capacity)
    {
        var type = column.Type is VectorDataViewType vector
            ? typeof(Vectors<>).MakeGenericType(vector.ItemType.RawType)
            : typeof(Scalars<>).MakeGenericType(column.Type.RawType);
        return (WindowColumn)Activator.CreateInstance(type, rows, column, capacity)!;
    }

    /// <summary>Keeps the value of the cursor's row as that of a row of the window.</summary>
    public abstract void Read(int row);

    /// <summary>A getter of the value in the row that is current then.</summary>
    /// <exception cref="InvalidOperationException">The values are of another type.</exception>
    public abstract ValueGetter<TValue> GetGetter<TValue>(Func<int> currentRow);

    private class Scalars<T>(DataViewRowCursor rows, DataViewSchema.Column column, int capacity) : WindowColumn
    {
        private readonly ValueGetter<T> _get = rows.GetGetter<T>(column);
        private readonly T[] _values = new T[capacity];

        public override void Read(int row) => _get(ref _values[row]);

        public override ValueGetter<TValue> GetGetter<TValue>(Func<int> currentRow)
        {
            void Get(ref T value) => Copy(_values[currentRow()], ref value);

            return (Delegate)(ValueGetter<T>)Get as ValueGetter<TValue>
                ?? throw new InvalidOperationException($"Column '{column.Name}' is {column.Type} and cannot be read as {typeof(TValue).Name}.");
        }

        protected virtual void Copy(in T source, ref T destination) => destination = source;
    }

    // a vector is a view of memory that the next row may overwrite, so its values are copied
    private sealed class Vectors<T>(DataViewRowCursor rows, DataViewSchema.Column column, int capacity) : Scalars<VBuffer<T>>(rows, column, capacity)
    {
        protected override void Copy(in VBuffer<T> source, ref VBuffer<T> destination) => source.CopyTo(ref destination);
    }
}
