using System.Globalization;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Cli.Output;

/// <summary>Predictions as comma-separated values: row, label (empty where not known), then class and probability, the most probable first.</summary>
internal sealed class PredictionCsv(IReadOnlyList<string> classNames, int top)
{
    /// <summary>Writes a file, whole or not at all.</summary>
    /// <returns>The number of predictions.</returns>
    public int Write(string path, IEnumerable<Prediction> predictions)
    {
        int count = 0;
        AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            count = Write(writer, predictions);
        });
        return count;
    }

    /// <summary>Writes lines ended by a line feed, numbers with a decimal point and all their digits.</summary>
    /// <returns>The number of predictions.</returns>
    public int Write(TextWriter writer, IEnumerable<Prediction> predictions)
    {
        writer.Write($"row,label,prediction,probability{string.Concat(Enumerable.Range(2, top - 1).Select(rank => $",prediction_{rank},probability_{rank}"))}\n");
        int count = 0;
        foreach (var prediction in predictions)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{prediction.Row},{prediction.Label}"));
            foreach (int index in prediction.Ranking.Take(top))
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $",{CsvTable.Quote(classNames[index])},{prediction.Probabilities[index]}"));
            }

            writer.Write('\n');
            count++;
        }

        return count;
    }
}
