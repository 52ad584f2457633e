using System.Globalization;
using System.Text;

namespace Microsoft.ML.Data;

/// <summary>Writes a confusion matrix as a table of text.</summary>
internal static class ConfusionTable
{
    private const string PredictedTitle = "PREDICTED";

    public static string Format(ConfusionMatrix matrix, ReadOnlyMemory<char>[] classNames)
    {
        int classes = matrix.NumberOfClasses;
        int cellWidth = classes == 2 ? 8 : 5;
        int nameWidth = classNames.Max(n => n.Length);
        // Names that are too long for a column head stand before the rows only, with the numbers that stand for them.
        bool usesNumbers = nameWidth > cellWidth;
        int digits = $"{classes - 1}".Length;
        int rowTitleWidth = Math.Max(PredictedTitle.Length, usesNumbers ? nameWidth + digits + 2 : nameWidth);
        string rule = string.Concat(Enumerable.Repeat(classes > 2 ? "========" : "===========", classes));

        var table = new StringBuilder();
        table.AppendLine().AppendLine("Confusion table");
        Title("").AppendLine(rule);
        Title(PredictedTitle);
        for (int i = 0; i < classes; i++)
        {
            table.Append(' ').Append((usesNumbers ? $"{i}" : $"{classNames[i]}").PadLeft(cellWidth)).Append(" |");
        }
        table.AppendLine(" Recall");
        Title("TRUTH").AppendLine(rule);
        for (int i = 0; i < classes; i++)
        {
            int width = usesNumbers ? rowTitleWidth - digits - 2 : rowTitleWidth;
            string name = $"{classNames[i]}".PadLeft(width);
            table.Append(usesNumbers ? $"{$"{i}".PadLeft(digits)}. {name}" : name).Append(" ||");
            for (int j = 0; j < classes; j++)
            {
                table.Append(' ').Append(matrix.Counts[i][j].ToString("N0", CultureInfo.CurrentCulture).PadLeft(cellWidth)).Append(" |");
            }
            table.Append(' ').AppendLine(matrix.PerClassRecall[i].ToString("F4", CultureInfo.CurrentCulture));
        }
        Title("").AppendLine(rule);
        Title("Precision");
        foreach (double precision in matrix.PerClassPrecision)
        {
            table.Append(precision.ToString("N4", CultureInfo.CurrentCulture).PadLeft(cellWidth + 1)).Append(" |");
        }
        return table.AppendLine().ToString();

        StringBuilder Title(string text) => table.Append(text.PadRight(rowTitleWidth)).Append(" ||");
    }
}
