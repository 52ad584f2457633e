namespace Mnist.MLNet.Reports.Tables;

/// <summary>
/// Results as columns and rows of typed values. It is the one model behind every form of a table:
/// people get rounded numbers (console, Markdown, HTML), machines get all digits (CSV, JSON).
/// </summary>
public sealed class ResultTable
{
    private readonly List<IReadOnlyList<object?>> _rows = [];

    /// <summary>Makes a table without rows.</summary>
    /// <param name="title">What the table is about, in a few words.</param>
    /// <param name="columns">The columns, at least one, no two with one key.</param>
    /// <exception cref="ArgumentException">There is no column, or two have one key.</exception>
    public ResultTable(string title, params IEnumerable<ResultColumn> columns)
    {
        Title = title;
        Columns = [.. columns];
        if (Columns.Count == 0)
        {
            throw new ArgumentException($"Table '{title}' has no columns; it must have at least one.");
        }

        if (Columns.GroupBy(column => column.Key).FirstOrDefault(group => group.Count() > 1) is { Key: var key })
        {
            throw new ArgumentException($"Table '{title}' has two columns with the key '{key}'; name them apart.");
        }
    }

    /// <summary>What the table is about, in a few words.</summary>
    public string Title { get; }

    /// <summary>The columns, left to right.</summary>
    public IReadOnlyList<ResultColumn> Columns { get; }

    /// <summary>The rows, top to bottom; each has a value a column.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows => _rows;

    /// <summary>Adds a row.</summary>
    /// <param name="values">A value a column: text, whole or floating-point numbers, truth values, or null where there is none.</param>
    /// <returns>This table.</returns>
    /// <exception cref="ArgumentException">There are more or fewer values than columns, or one is of another type.</exception>
    public ResultTable Add(params object?[] values)
    {
        if (values.Length != Columns.Count)
        {
            throw new ArgumentException($"A row of table '{Title}' has {values.Length} values; it must have {Columns.Count}, one a column.");
        }

        if (Array.Find(values, value => value is not (null or string or bool or int or long or float or double)) is { } stray)
        {
            throw new ArgumentException($"A row of table '{Title}' has a value of type {stray.GetType().Name}; it must be text, a number, a truth value or null.");
        }

        _rows.Add([.. values]);
        return this;
    }
}
