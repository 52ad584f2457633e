using System.Collections.Immutable;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The first rows of a view, read, for a look at them.</summary>
public sealed partial class DataDebuggerPreview
{
    internal DataDebuggerPreview(IDataView data, int maxRows)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check.Parameter(maxRows >= 0, nameof(maxRows), "Must be non-negative.");
        Schema = data.Schema;
        var columns = Schema.Select(_ => new List<object?>()).ToArray();
        var rows = ImmutableArray.CreateBuilder<RowInfo>();
        using (var cursor = data.GetRowCursor(Schema))
        {
            var readers = Schema
                .Select(c => (Func<object?>)Generic.Call(typeof(DataDebuggerPreview), nameof(Reader), [c.Type.RawType], cursor, c)!).ToArray();
            while (rows.Count < maxRows && cursor.MoveNext())
            {
                rows.Add(new([.. Schema.Select(c => KeyValuePair.Create(c.Name, readers[c.Index]()))]));
                for (int i = 0; i < columns.Length; i++)
                {
                    columns[i].Add(readers[i]());
                }
            }
        }
        RowView = rows.ToImmutable();
        ColumnView = [.. Schema.Select(c => new ColumnInfo(c, [.. columns[c.Index]]))];
    }

    /// <summary>The columns.</summary>
    public DataViewSchema Schema { get; }

    /// <summary>The values column by column.</summary>
    public ImmutableArray<ColumnInfo> ColumnView { get; }

    /// <summary>The values row by row.</summary>
    public ImmutableArray<RowInfo> RowView { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Schema.Count} columns, {RowView.Length} rows";

    private static Func<object?> Reader<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<T>(column);
        return () =>
        {
            T value = default!;
            getter(ref value);
            return value;
        };
    }
}
