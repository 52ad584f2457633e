namespace Microsoft.ML.Data;

public sealed partial class DataDebuggerPreview
{
    /// <summary>One row of a preview.</summary>
    public sealed class RowInfo
    {
        internal RowInfo(KeyValuePair<string, object?>[] values)
        {
            Values = values;
        }

        /// <summary>The values with the names of their columns.</summary>
        public KeyValuePair<string, object?>[] Values { get; }

        /// <inheritdoc/>
        public override string ToString() => $"{Values.Length} columns";
    }
}
