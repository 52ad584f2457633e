using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Cli.Output;

/// <summary>Predictions of pictures as a table for people.</summary>
internal sealed class PictureTable(Terminal terminal, IReadOnlyList<string> classNames, int top)
{
    /// <summary>Writes the table, and under it what pictures of several digits read as a whole.</summary>
    public void Write(IReadOnlyList<PicturePrediction> predictions)
    {
        var pictures = predictions.GroupBy(prediction => prediction.Picture).ToList();
        bool several = pictures.Exists(picture => picture.Count() > 1);
        ResultColumn[] place = several ? [ResultColumn.Text("picture"), ResultColumn.Number("digit")] : [ResultColumn.Text("picture")];
        var table = new ResultTable(
            "Predictions",
            [
                .. place,
                ResultColumn.Text("prediction"),
                ResultColumn.Number("probability", "P2"),
                .. Enumerable.Range(2, top - 1).SelectMany(rank => new[] { ResultColumn.Text($"{rank}."), ResultColumn.Number("", "P2") with { Key = $"probability_{rank}" } }),
            ]);
        foreach (var prediction in predictions)
        {
            table.Add([.. Cells(prediction, several)]);
        }

        terminal.Console.Write(PlainTable.Of(table));
        foreach (var picture in pictures.Where(picture => picture.Count() > 1))
        {
            terminal.Out.WriteLine($"{picture.Key} reads {string.Concat(picture.Select(digit => classNames[digit.Prediction.Class]))}");
        }
    }

    private IEnumerable<object?> Cells(PicturePrediction prediction, bool several)
    {
        yield return prediction.Picture;
        if (several)
        {
            yield return prediction.Digit;
        }

        foreach (int index in prediction.Prediction.Ranking.Take(top))
        {
            yield return classNames[index];
            yield return prediction.Prediction.Probabilities[index];
        }
    }
}
