namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    /// <summary>What is known of a column besides name and type, such as the names of its slots: values by kind.</summary>
    public sealed partial class Annotations
    {
        private readonly Delegate[] _getters;

        private Annotations(DataViewSchema schema, Delegate[] getters)
        {
            Schema = schema;
            _getters = getters;
        }

        /// <summary>The kinds, as columns.</summary>
        public DataViewSchema Schema { get; }

        /// <summary>No annotations.</summary>
        public static Annotations Empty { get; } = new(new DataViewSchema([]), []);

        /// <summary>A getter for one kind.</summary>
        /// <typeparam name="TValue">The type of the annotation's value.</typeparam>
        /// <param name="column">A column of <see cref="Schema"/>.</param>
        /// <exception cref="InvalidOperationException">The annotation has another type.</exception>
        public ValueGetter<TValue> GetGetter<TValue>(Column column)
        {
            if (column.Index >= _getters.Length)
            {
                throw new ArgumentException($"There is no annotation '{column.Name}' at index {column.Index}.", nameof(column));
            }
            return _getters[column.Index] as ValueGetter<TValue>
                ?? throw new InvalidOperationException($"Annotation '{column.Name}' is of type {Schema[column.Index].Type.RawType}, not {typeof(TValue)}.");
        }

        /// <summary>Reads one kind.</summary>
        /// <typeparam name="TValue">The type of the annotation's value.</typeparam>
        /// <exception cref="InvalidOperationException">There is no such annotation, or it has another type.</exception>
        public void GetValue<TValue>(string kind, ref TValue value)
        {
            var column = Schema.GetColumnOrNull(kind) ?? throw new InvalidOperationException($"There is no annotation '{kind}'.");
            GetGetter<TValue>(column)(ref value);
        }

        /// <summary>The kinds.</summary>
        public override string ToString() => string.Join(", ", Schema.Select(x => x.Name));
    }
}
