namespace Microsoft.ML.Data;

/// <summary>Makes and checks getters whose type is known at run time only.</summary>
internal static class Getters
{
    /// <summary>The getter as the caller wants it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none: the column is not active.</exception>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public static ValueGetter<T> Typed<T>(Delegate? getter, DataViewSchema.Column column)
    {
        if (getter is null)
        {
            throw new ArgumentOutOfRangeException(nameof(column), $"requested column not active: name '{column.Name}' when the cursor is made");
        }
        return getter as ValueGetter<T>
            ?? throw new InvalidOperationException($"Invalid TValue in GetGetter for column '{column.Name}': '{typeof(T)}', expected type: '{getter.GetType().GetGenericArguments()[0]}'.");
    }

    /// <summary>The getter of any column, by the column's type.</summary>
    public static Delegate Of(DataViewRow row, DataViewSchema.Column column)
        => (Delegate)Generic.Call(typeof(Getters), nameof(OfType), [column.Type.RawType], row, column)!;

    private static ValueGetter<T> OfType<T>(DataViewRow row, DataViewSchema.Column column) => row.GetGetter<T>(column);
}
