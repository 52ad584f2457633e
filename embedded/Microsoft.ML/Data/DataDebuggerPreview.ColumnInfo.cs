namespace Microsoft.ML.Data;

public sealed partial class DataDebuggerPreview
{
    /// <summary>One column of a preview.</summary>
    public sealed class ColumnInfo
    {
        internal ColumnInfo(DataViewSchema.Column column, object?[] values)
        {
            Column = column;
            Values = values;
        }

        /// <summary>The column.</summary>
        public DataViewSchema.Column Column { get; }

        /// <summary>Its values.</summary>
        public object?[] Values { get; }

        /// <inheritdoc/>
        public override string ToString() => $"{Column.Name}: {Column.Type}";
    }
}
