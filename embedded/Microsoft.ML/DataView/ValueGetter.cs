namespace Microsoft.ML;

/// <summary>Writes the value of a column in the row that a cursor stands at. Buffers in <paramref name="value"/> are used again.</summary>
/// <typeparam name="TValue">The <see cref="Data.DataViewType.RawType"/> of the column.</typeparam>
public delegate void ValueGetter<TValue>(ref TValue value);
