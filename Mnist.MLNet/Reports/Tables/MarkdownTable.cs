using System.Text;

namespace Mnist.MLNet.Reports.Tables;

/// <summary>Tables as Markdown.</summary>
public static class MarkdownTable
{
    // Markdown wants three dashes at least, one of which may be the colon of the alignment.
    private const int NarrowestColumn = 3;

    /// <summary>Writes a table as Markdown whose columns stand below each other in the source too.</summary>
    /// <param name="table">The table.</param>
    /// <returns>Lines ended by a line feed: headers, alignment, rows.</returns>
    public static string ToMarkdown(this ResultTable table)
    {
        string[][] lines = [[.. table.Columns.Select(column => Escape(column.Name))], .. table.Rows.Select(row => row.Select((value, i) => Escape(table.Columns[i].Show(value))).ToArray())];
        int[] widths = [.. table.Columns.Select((_, i) => Math.Max(NarrowestColumn, lines.Max(line => line[i].Length)))];
        var text = new StringBuilder();
        Append(lines[0]);
        Append([.. table.Columns.Select((column, i) => IsRight(column) ? new string('-', widths[i] - 1) + ":" : new string('-', widths[i]))]);
        foreach (string[] line in lines.Skip(1))
        {
            Append(line);
        }

        return text.ToString();

        void Append(string[] cells)
        {
            for (int i = 0; i < cells.Length; i++)
            {
                text.Append("| ").Append(IsRight(table.Columns[i]) ? cells[i].PadLeft(widths[i]) : cells[i].PadRight(widths[i])).Append(' ');
            }

            text.Append("|\n");
        }
    }

    private static bool IsRight(ResultColumn column) => column.Alignment == ColumnAlignment.Right;

    private static string Escape(string text) =>
        text.ReplaceLineEndings(" ").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
