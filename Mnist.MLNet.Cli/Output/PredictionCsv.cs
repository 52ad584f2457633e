using System.Globalization;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Cli.Output;

/// <summary>The two kinds of predictions as comma-separated values.</summary>
internal static class PredictionCsv
{
    /// <summary>Images of an IDX file: row, label (empty where not known).</summary>
    public static PredictionCsv<Prediction> OfRows(IReadOnlyList<string> classNames, int top) =>
        new(classNames, top, "row,label", prediction => string.Create(CultureInfo.InvariantCulture, $"{prediction.Row},{prediction.Label}"), prediction => prediction);

    /// <summary>Digits of pictures: file, place from the left.</summary>
    public static PredictionCsv<PicturePrediction> OfPictures(IReadOnlyList<string> classNames, int top) =>
        new(classNames, top, "picture,digit", prediction => string.Create(CultureInfo.InvariantCulture, $"{CsvTable.Quote(prediction.Picture)},{prediction.Digit}"), prediction => prediction.Prediction);
}
