using System.Collections;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>What an estimator needs to know of a schema before there is data: names and kinds of columns.</summary>
public sealed partial class SchemaShape : IReadOnlyList<SchemaShape.Column>
{
    private static readonly SchemaShape Empty = new([]);

    private readonly Column[] _columns;

    /// <summary>Makes a shape of columns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is not initialised.</exception>
    public SchemaShape(IEnumerable<Column> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        _columns = columns.ToArray();
        Check.Parameter(_columns.All(c => c.IsValid), nameof(columns), "Some items are not initialized properly.");
    }

    /// <summary>The number of columns.</summary>
    public int Count => _columns.Length;

    /// <summary>The column at an index.</summary>
    public Column this[int index] => _columns[index];

    /// <summary>Walks over the columns in order.</summary>
    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static SchemaShape Create(DataViewSchema schema)
        => new(schema.Where(c => !c.IsHidden).Select(c => Column.Create(c, new(c.Annotations.Schema.Select(a => Column.Create(a))))));

    internal Column? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int index = Array.FindIndex(_columns, c => c.Name == name);
        return index < 0 ? null : _columns[index];
    }

    /// <summary>This shape with columns added, or put in the place of those of the same name.</summary>
    internal SchemaShape With(params IEnumerable<Column> columns)
    {
        var result = _columns.ToList();
        foreach (var column in columns)
        {
            int index = result.FindIndex(c => c.Name == column.Name);
            if (index < 0)
            {
                result.Add(column);
            }
            else
            {
                result[index] = column;
            }
        }
        return new(result);
    }

    /// <summary>This shape with a column for each pair, made of the pair's input.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An input is missing.</exception>
    internal SchemaShape WithEach(IEnumerable<InputOutputColumnPair> pairs, Func<Column, Column> map)
        => With(pairs.Select(
            p => map(Find(p.InputColumnName) ?? throw SchemaMismatch.Missing("inputSchema", "input", p.InputColumnName)).Renamed(p.OutputColumnName)).ToArray());
}
