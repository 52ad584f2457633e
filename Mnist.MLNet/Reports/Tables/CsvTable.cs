using System.Globalization;

namespace Mnist.MLNet.Reports.Tables;

/// <summary>Tables as comma-separated values (RFC 4180, with line feeds).</summary>
public static class CsvTable
{
    /// <summary>Writes a table as comma-separated values: a line of keys, then the rows with all digits of their numbers and nothing where there is no value.</summary>
    /// <param name="table">The table.</param>
    /// <returns>Lines ended by a line feed.</returns>
    public static string ToCsv(this ResultTable table) =>
        string.Concat(table.Rows.Select(row => Line(row.Select(Field))).Prepend(Line(table.Columns.Select(column => column.Key))));

    /// <summary>A text as a field: in quotes where it holds what ends fields or lines.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The field.</returns>
    public static string Quote(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static string Line(IEnumerable<string> fields) => string.Join(',', fields) + "\n";

    private static string Field(object? value) => value switch
    {
        bool flag => flag ? "true" : "false",
        string text => Quote(text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
