using System.Globalization;
using Mnist.MLNet.Pictures;
using Spectre.Console;

namespace Mnist.MLNet.Cli.Output;

/// <summary>What the network saw of each picture, and beside it the probabilities of all classes.</summary>
internal sealed class SeenImages(Terminal terminal, IReadOnlyList<string> classNames)
{
    private const int BarLength = 30;

    public void Write(PicturePrediction prediction)
    {
        var (left, top, width, height) = (prediction.Image.Left, prediction.Image.Top, prediction.Image.Width, prediction.Image.Height);
        terminal.Out.WriteLine(FormattableString.Invariant($"{prediction.Picture}, digit {prediction.Digit}: {width}×{height} pixels from column {left}, row {top}"));
        var grid = new Grid().AddColumn().AddColumn(new GridColumn().NoWrap());
        var image = new ImageText(terminal, PicturePreparation.Side, PicturePreparation.Side);
        grid.AddRow(image.Render([.. prediction.Image.Pixels]), new Text(string.Join('\n', Enumerable.Range(0, classNames.Count).Select(index => Line(prediction.Prediction, index)))));
        terminal.Console.Write(grid);
        terminal.Out.WriteLine();
    }

    private string Line(Prediction prediction, int index)
    {
        double probability = prediction.Probabilities[index];
        string bar = new(terminal.Unicode ? '█' : '#', (int)Math.Round(probability * BarLength));
        int width = classNames.Max(name => name.Length);
        string line = string.Create(CultureInfo.InvariantCulture, $"{classNames[index].PadLeft(width)} {100 * probability,6:F2} % {bar}");
        return index == prediction.Class ? $"{line} ←".Replace('←', terminal.Unicode ? '←' : '<') : line;
    }
}
