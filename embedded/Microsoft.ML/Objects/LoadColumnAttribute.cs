using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Says which columns of a text file a field or property is read from.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class LoadColumnAttribute : Attribute
{
    /// <summary>One column, counted from 0.</summary>
    public LoadColumnAttribute(int fieldIndex)
        : this(fieldIndex, fieldIndex)
    {
    }

    /// <summary>Columns side by side, counted from 0, the last one included.</summary>
    public LoadColumnAttribute(int start, int end)
    {
        Check.Parameter(start >= 0 && end >= start, nameof(end), $"Columns {start} to {end} are no range.");
        ColumnIndexes = [.. Enumerable.Range(start, end - start + 1)];
    }

    /// <summary>Any columns, counted from 0.</summary>
    public LoadColumnAttribute(int[] columnIndexes)
    {
        ArgumentNullException.ThrowIfNull(columnIndexes);
        ColumnIndexes = columnIndexes;
    }

    internal IReadOnlyList<int> ColumnIndexes { get; }
}
