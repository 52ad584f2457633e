using Spectre.Console;

namespace Mnist.MLNet.Cli.Output;

/// <summary>The look that all tables of the program share.</summary>
internal static class PlainTable
{
    /// <summary>Makes a table without rows.</summary>
    /// <param name="headers">The columns; numbers, which stand on the right, begin with &gt;.</param>
    public static Table Create(params string[] headers)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (string header in headers)
        {
            bool right = header.StartsWith('>');
            table.AddColumn(new TableColumn(new Text(header.TrimStart('>'))) { Alignment = right ? Justify.Right : Justify.Left, NoWrap = right });
        }

        return table;
    }
}
