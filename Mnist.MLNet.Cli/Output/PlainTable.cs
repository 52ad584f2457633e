using Mnist.MLNet.Reports.Tables;
using Spectre.Console;

namespace Mnist.MLNet.Cli.Output;

/// <summary>The look that all tables of the program share.</summary>
internal static class PlainTable
{
    /// <summary>A table as the console shows it.</summary>
    public static Table Of(ResultTable source)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in source.Columns)
        {
            bool right = column.Alignment == ColumnAlignment.Right;
            table.AddColumn(new TableColumn(new Text(column.Name)) { Alignment = right ? Justify.Right : Justify.Left, NoWrap = right });
        }

        foreach (var row in source.Rows)
        {
            table.AddRow(row.Select((value, i) => new Text(source.Columns[i].Show(value))).ToArray());
        }

        return table;
    }
}
