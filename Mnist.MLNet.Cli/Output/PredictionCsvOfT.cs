using System.Globalization;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Cli.Output;

/// <summary>Predictions as comma-separated values: what was predicted, then class and probability, the most probable first.</summary>
internal sealed class PredictionCsv<T>
{
    private readonly IReadOnlyList<string> _classNames;
    private readonly int _top;
    private readonly string _header;
    private readonly Func<T, string> _place;
    private readonly Func<T, Prediction> _prediction;

    /// <param name="classNames">The names of the classes.</param>
    /// <param name="top">How many classes to write of each image.</param>
    /// <param name="header">The names of the first two fields.</param>
    /// <param name="place">Gives the first two fields.</param>
    /// <param name="prediction">Gives the prediction.</param>
    public PredictionCsv(IReadOnlyList<string> classNames, int top, string header, Func<T, string> place, Func<T, Prediction> prediction)
    {
        _classNames = classNames;
        _top = top;
        _header = header;
        _place = place;
        _prediction = prediction;
    }

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <returns>The number of predictions.</returns>
    public int Write(string path, IEnumerable<T> predictions)
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
    public int Write(TextWriter writer, IEnumerable<T> predictions)
    {
        writer.Write($"{_header},prediction,probability{string.Concat(Enumerable.Range(2, _top - 1).Select(rank => $",prediction_{rank},probability_{rank}"))}\n");
        int count = 0;
        foreach (var item in predictions)
        {
            writer.Write(_place(item));
            var prediction = _prediction(item);
            foreach (int index in prediction.Ranking.Take(_top))
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $",{CsvTable.Quote(_classNames[index])},{prediction.Probabilities[index]}"));
            }

            writer.Write('\n');
            count++;
        }

        return count;
    }
}
