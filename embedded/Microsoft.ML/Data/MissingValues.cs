using System.Numerics;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Finds missing values: NaN, and key 0.</summary>
internal static class MissingValues
{
    /// <summary>Makes a test of whether a column of a row has no missing value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Values of the column's type cannot be missing.</exception>
    public static Func<bool> TestOfPresence(DataViewRow row, DataViewSchema.Column column)
    {
        string method = column.Type is VectorDataViewType ? nameof(OfVector) : nameof(OfValue);
        return (Func<bool>)Generic.Call(typeof(MissingValues), method, [column.Type.ItemType.RawType], row, column)!;
    }

    /// <summary>What stands for a missing value: NaN for real numbers, the default value of every other type.</summary>
    public static T Of<T>()
        => typeof(T) == typeof(float) ? (T)(object)float.NaN : typeof(T) == typeof(double) ? (T)(object)double.NaN : default!;

    public static void CheckSupported(DataViewSchema.Column column)
        => Check.Parameter(
            column.Type.ItemType is KeyDataViewType || column.Type.ItemType == NumberDataViewType.Single || column.Type.ItemType == NumberDataViewType.Double,
            nameof(column),
            $"Column '{column.Name}' has type '{column.Type}' which does not support missing values, so we cannot filter on them");

    private static Func<bool> OfValue<T>(DataViewRow row, DataViewSchema.Column column)
        where T : struct, INumber<T>
    {
        var getter = row.GetGetter<T>(column);
        bool isKey = column.Type is KeyDataViewType;
        return () =>
        {
            T value = default;
            getter(ref value);
            return isKey ? !T.IsZero(value) : !T.IsNaN(value);
        };
    }

    private static Func<bool> OfVector<T>(DataViewRow row, DataViewSchema.Column column)
        where T : struct, INumber<T>
    {
        var getter = row.GetGetter<VBuffer<T>>(column);
        bool isKey = column.Type.ItemType is KeyDataViewType;
        VBuffer<T> vector = default;
        return () =>
        {
            getter(ref vector);
            if (isKey && !vector.IsDense)
            {
                return false;
            }
            foreach (var value in vector.GetValues())
            {
                if (isKey ? T.IsZero(value) : T.IsNaN(value))
                {
                    return false;
                }
            }
            return true;
        };
    }
}
