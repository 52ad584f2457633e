using System.Collections;

namespace Microsoft.ML;

/// <summary>
/// The columns of a view. Several may have one name: the last of them is the one that the name means, the others are hidden and can be reached by index only.
/// </summary>
public sealed partial class DataViewSchema : IReadOnlyList<DataViewSchema.Column>
{
    private readonly Column[] _columns;
    private readonly Dictionary<string, int> _indices = [];

    private DataViewSchema(IReadOnlyList<DetachedColumn> columns)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            _indices[columns[i].Name] = i;
        }
        _columns = new Column[columns.Count];
        for (int i = 0; i < _columns.Length; i++)
        {
            _columns[i] = new(columns[i], i, isHidden: _indices[columns[i].Name] != i);
        }
    }

    /// <summary>The number of columns, hidden ones included.</summary>
    public int Count => _columns.Length;

    /// <summary>The column that a name means.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public Column this[string name]
        => GetColumnOrNull(name) ?? throw new ArgumentOutOfRangeException(nameof(name), $"Column '{name}' not found");

    /// <summary>The column at an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public Column this[int columnIndex]
        => (uint)columnIndex < (uint)_columns.Length ? _columns[columnIndex] : throw new ArgumentOutOfRangeException(nameof(columnIndex));

    /// <summary>The column that a name means, or null if there is none.</summary>
    public Column? GetColumnOrNull(string name)
    {
        if (string.IsNullOrEmpty(name))
        {
            throw new ArgumentNullException(nameof(name));
        }
        return _indices.TryGetValue(name, out int index) ? _columns[index] : null;
    }

    /// <summary>Walks over the columns in order, hidden ones included.</summary>
    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"{Count} columns";
}
