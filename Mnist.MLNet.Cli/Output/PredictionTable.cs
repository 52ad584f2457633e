using System.Globalization;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Cli.Output;

/// <summary>Predictions as a table for people, and how many are right.</summary>
internal sealed class PredictionTable(Terminal terminal, IReadOnlyList<string> classNames, int top, int rowsShown)
{
    /// <summary>Writes the table; goes through all predictions, shown or not.</summary>
    public void Write(IEnumerable<Prediction> predictions)
    {
        var table = new ResultTable(
            "Predictions",
            [
                ResultColumn.Number("row"),
                ResultColumn.Text("label"),
                ResultColumn.Text("prediction"),
                ResultColumn.Number("probability", "P2"),
                .. Enumerable.Range(2, top - 1).SelectMany(rank => new[] { ResultColumn.Text($"{rank}."), ResultColumn.Number("", "P2") with { Key = $"probability_{rank}" } }),
                ResultColumn.Text("") with { Key = "verdict" },
            ]);
        int count = 0;
        int labelled = 0;
        int right = 0;
        foreach (var prediction in predictions)
        {
            labelled += prediction.Label is null ? 0 : 1;
            right += prediction.Label == prediction.Class ? 1 : 0;
            if (++count <= rowsShown)
            {
                table.Add([.. Cells(prediction)]);
            }
        }

        terminal.Console.Write(PlainTable.Of(table));
        if (count > rowsShown)
        {
            Line($"and {count - rowsShown} more images; --rows shows others, --csv writes all");
        }

        if (labelled > 0)
        {
            Line($"{right} of {labelled} right, accuracy {(double)right / labelled:F4}");
        }
    }

    private IEnumerable<object?> Cells(Prediction prediction)
    {
        yield return prediction.Row;
        yield return prediction.Label is { } label ? Name(label) : null;
        foreach (int index in prediction.Ranking.Take(top))
        {
            yield return Name(index);
            yield return prediction.Probabilities[index];
        }

        yield return prediction.Label is { } known && known != prediction.Class ? "wrong" : "";
    }

    // labels may go beyond the classes that the model knows
    private string Name(int label) => label < classNames.Count ? classNames[label] : label.ToString(CultureInfo.InvariantCulture);

    private void Line(FormattableString line) => terminal.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
