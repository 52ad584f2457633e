using System.Globalization;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Benchmarks.Study;

/// <summary>The tables of the page of findings, by name.</summary>
/// <param name="runs">The study's runs.</param>
/// <param name="epochs">The epochs of all its trainings, those of the network of convolutions among them.</param>
internal sealed class FindingTables(IReadOnlyList<StudyRun> runs, IReadOnlyList<StudyEpoch> epochs)
{
    private const double Good = 0.95;
    private const double Guessing = 0.2;
    private const int Usual = 32;
    private const double UsualRate = 1e-3;
    private const int Longest = 15;

    private readonly double[] _rates = [.. runs.Select(run => run.Rate).Distinct().Order()];
    private readonly string[] _networks = [.. runs.Select(run => run.Network).Distinct()];

    /// <summary>All tables.</summary>
    public IReadOnlyDictionary<string, ResultTable> All => new Dictionary<string, ResultTable>
    {
        ["best"] = Best(),
        ["rates"] = Rates(),
        ["patience"] = Patience(),
        ["swings"] = Swings(),
        ["batches"] = Batches(),
        ["lengths"] = Lengths(),
        ["convolutions"] = Convolutions(),
    };

    /// <summary>The three runs that validation rows put first.</summary>
    private ResultTable Best()
    {
        var table = new ResultTable(
            "Best",
            ResultColumn.Number("place"), ResultColumn.Text("network"), ResultColumn.Number("learning rate"), ResultColumn.Number("batch"), ResultColumn.Number("epochs"),
            Percent("validation accuracy"), Percent("test accuracy"));
        foreach (var run in runs.Where(run => run.Rank <= 3).OrderBy(run => run.Rank))
        {
            table.Add(run.Rank, run.Network, Text(run.Rate), run.Batch, run.Epochs, 100 * run.Validation, 100 * run.Test);
        }

        return table;
    }

    /// <summary>Test accuracy of all runs with a network and a learning rate.</summary>
    private ResultTable Rates()
    {
        var table = new ResultTable(
            "Rates",
            ResultColumn.Text("network"), ResultColumn.Number("learning rate"), ResultColumn.Number("runs"),
            Percent("least"), Percent("mean"), Percent("most"), ResultColumn.Number("above 95 %"), ResultColumn.Number("below 20 %"));
        foreach (var group in from network in _networks from rate in _rates select runs.Where(run => run.Network == network && run.Rate == rate).ToList())
        {
            // A run that failed has learned nothing.
            double[] accuracies = [.. group.Select(run => run.Test ?? 0)];
            table.Add(
                group[0].Network, Text(group[0].Rate), group.Count, 100 * accuracies.Min(), 100 * accuracies.Average(), 100 * accuracies.Max(),
                accuracies.Count(accuracy => accuracy > Good), accuracies.Count(accuracy => accuracy < Guessing));
        }

        return table;
    }

    /// <summary>The worst batch size of each network at the lowest learning rate, by the number of epochs.</summary>
    private ResultTable Patience()
    {
        var table = new ResultTable(
            "Patience",
            [ResultColumn.Number("epochs"), .. _networks.Select(network => Percent($"least of {network}")), ResultColumn.Number("runs"), ResultColumn.Number("above 95 %")]);
        foreach (var alike in runs.Where(run => run.Rate == _rates[0]).GroupBy(run => run.Epochs).OrderBy(group => group.Key))
        {
            table.Add(
                [
                    alike.Key, .. _networks.Select(network => (object)(100 * alike.Where(run => run.Network == network).Min(run => run.Test ?? 0))),
                    alike.Count(), alike.Count(run => run.Test > Good),
                ]);
        }

        return table;
    }

    /// <summary>How much the validation accuracy goes up and down from one epoch to the next.</summary>
    private ResultTable Swings()
    {
        var table = new ResultTable(
            "Swings",
            ResultColumn.Number("learning rate"), ResultColumn.Number("trainings"), Percent("mean step of the validation accuracy, epochs 5 to 15, points"),
            Percent("deepest fall between two epochs, points"), ResultColumn.Number("mean training loss, epoch 5", "F4"), ResultColumn.Number("epoch 15", "F4"));
        foreach (double rate in _rates)
        {
            var trainings = Trainings().Where(training => training[0].Rate == rate).ToList();
            double[] steps = [.. trainings.SelectMany(training => Steps(training, from: 5))];
            table.Add(
                Text(rate), trainings.Count, 100 * steps.Average(Math.Abs), 100 * trainings.SelectMany(training => Steps(training, from: 1)).Select(step => -step).Max(),
                trainings.Average(training => training[4].TrainingLoss), trainings.Average(training => training[^1].TrainingLoss));
        }

        return table;
    }

    /// <summary>Mean test accuracy of all runs with a learning rate and a batch size.</summary>
    private ResultTable Batches()
    {
        int[] batches = [.. runs.Select(run => run.Batch).Distinct().Order()];
        var table = new ResultTable("Batches", [ResultColumn.Number("learning rate"), .. batches.Select(batch => Percent($"batch {batch}")), ResultColumn.Number("best batch")]);
        foreach (double rate in _rates)
        {
            double[] means = [.. batches.Select(batch => runs.Where(run => run.Rate == rate && run.Batch == batch).Average(run => run.Test ?? 0))];
            table.Add([Text(rate), .. means.Select(mean => (object)(100 * mean)), batches[Array.IndexOf(means, means.Max())]]);
        }

        return table;
    }

    /// <summary>What more epochs do at a learning rate of 0.001: means over the batch sizes.</summary>
    private ResultTable Lengths()
    {
        var table = new ResultTable(
            "Lengths",
            ResultColumn.Text("network"), ResultColumn.Number("epoch"), ResultColumn.Number("training loss", "F4"), ResultColumn.Number("validation loss", "F4"),
            Percent("validation accuracy"), Percent("test accuracy"));
        foreach (string network in _networks)
        {
            foreach (int epoch in new[] { 2, 5, 10, Longest })
            {
                var alike = epochs.Where(row => row.Network == network && row.Rate == UsualRate && row.Epoch == epoch).ToList();
                table.Add(
                    network, epoch, alike.Average(row => row.TrainingLoss), alike.Average(row => row.ValidationLoss),
                    100 * alike.Average(row => row.ValidationAccuracy), 100 * alike.Average(row => row.TestAccuracy));
            }
        }

        return table;
    }

    /// <summary>Training loss by epoch of the fully connected networks and of the one of convolutions, batch 32.</summary>
    private ResultTable Convolutions()
    {
        int[] shown = [1, 2, 5];
        var table = new ResultTable(
            "Convolutions",
            [
                ResultColumn.Number("learning rate"), ResultColumn.Text("network"), .. shown.Select(epoch => ResultColumn.Number($"training loss, epoch {epoch}", "F4")),
                ResultColumn.Number("validation loss, epoch 5", "F4"), Percent("test accuracy, epoch 5"),
            ]);
        foreach (var training in epochs.Where(row => row.Batch == Usual && row.Rate <= UsualRate && row.Epoch <= shown[^1]).GroupBy(row => (row.Rate, row.Network)).OrderBy(group => group.Key.Rate))
        {
            var last = training.Single(row => row.Epoch == shown[^1]);
            table.Add(
                [
                    Text(last.Rate), last.Network, .. shown.Select(epoch => (object)training.Single(row => row.Epoch == epoch).TrainingLoss), last.ValidationLoss, 100 * last.TestAccuracy,
                ]);
        }

        return table;
    }

    // Of the fully connected networks, whole ones; one that diverged ends early.
    private IEnumerable<StudyEpoch[]> Trainings() => epochs.Where(row => _networks.Contains(row.Network)).GroupBy(row => (row.Network, row.Rate, row.Batch))
        .Select(group => group.OrderBy(row => row.Epoch).ToArray()).Where(training => training.Length == Longest);

    private static IEnumerable<double> Steps(StudyEpoch[] training, int from) =>
        training.Zip(training.Skip(1)).Where(pair => pair.First.Epoch >= from).Select(pair => pair.Second.ValidationAccuracy - pair.First.ValidationAccuracy);

    private static ResultColumn Percent(string name) => ResultColumn.Number(name.Contains("points", StringComparison.Ordinal) ? name : $"{name}, %", "F2");

    private static string Text(double rate) => rate.ToString(CultureInfo.InvariantCulture);
}
