using System.Globalization;
using Mnist.MLNet.Reports.Charts;

namespace Mnist.MLNet.Benchmarks.Study;

/// <summary>The charts of the page of findings, by the name of their file.</summary>
/// <param name="runs">The study's runs.</param>
/// <param name="epochs">The epochs of all its trainings, those of the network of convolutions among them.</param>
internal sealed class FindingCharts(IReadOnlyList<StudyRun> runs, IReadOnlyList<StudyEpoch> epochs)
{
    private const int Usual = 32;
    private const int UsualEpochs = 10;
    private const double UsualRate = 1e-3;

    private readonly string[] _networks = [.. runs.Select(run => run.Network).Distinct()];
    private readonly double[] _rates = [.. runs.Select(run => run.Rate).Distinct().Order()];

    /// <summary>All charts.</summary>
    public IReadOnlyDictionary<string, Chart> All => new Dictionary<string, Chart>(_networks.Select(network => KeyValuePair.Create<string, Chart>($"rates-and-batches-{network}.svg", RatesAndBatches(network))))
    {
        ["learning-rate.svg"] = new LineChart
        {
            Title = $"Accuracy by learning rate, {UsualEpochs} epochs, batch {Usual}",
            Description = "Test accuracy, a line a network.",
            X = new Axis("learning rate") { Logarithmic = true },
            Y = new Axis("test accuracy") { Minimum = 0, Maximum = 1 },
            Series =
            [
                .. _networks.Select(network => new Series(
                    network,
                    [.. runs.Where(run => run.Network == network && run.Batch == Usual && run.Epochs == UsualEpochs).OrderBy(run => run.Rate).Select(run => new ChartPoint(run.Rate, run.Test ?? 0))])),
            ],
        },
        ["swings.svg"] = new LineChart
        {
            Title = $"{_networks[1]}, batch {Usual}, a line a learning rate",
            Description = "Validation accuracy by epoch.",
            X = new Axis("epoch") { WholeNumbers = true },
            Y = new Axis("validation accuracy"),
            Series = [.. _rates.Select(rate => Course(Text(rate), row => row.Network == _networks[1] && row.Rate == rate, row => row.ValidationAccuracy))],
        },
        ["batch-size.svg"] = new LineChart
        {
            Title = "Accuracy by batch size, a line a learning rate",
            Description = "Mean test accuracy of all runs with a batch size and a learning rate, those up to 0.01.",
            X = new Axis("batch size") { Logarithmic = true },
            Y = new Axis("mean test accuracy"),
            Series =
            [
                .. _rates.Where(rate => rate <= 0.01).Select(rate => new Series(
                    Text(rate),
                    [.. runs.Where(run => run.Rate == rate).GroupBy(run => run.Batch).OrderBy(group => group.Key).Select(group => new ChartPoint(group.Key, group.Average(run => run.Test ?? 0)))])),
            ],
        },
        ["overfitting.svg"] = new LineChart
        {
            Title = $"{_networks[^1]}, learning rate {Text(UsualRate)}, batch {Usual}",
            Description = "Training loss and validation loss by epoch.",
            X = new Axis("epoch") { WholeNumbers = true },
            Y = new Axis("loss"),
            Series =
            [
                Course("training loss", row => row.Network == _networks[^1] && row.Rate == UsualRate, row => row.TrainingLoss),
                Course("validation loss", row => row.Network == _networks[^1] && row.Rate == UsualRate, row => row.ValidationLoss),
            ],
        },
        ["convolutions.svg"] = new LineChart
        {
            Title = $"Training loss, learning rate {Text(UsualRate)}, batch {Usual}",
            Description = "Training loss of the first five epochs, a line a network.",
            X = new Axis("epoch") { WholeNumbers = true },
            Y = new Axis("training loss") { Minimum = 0 },
            Series = [.. epochs.Select(row => row.Network).Distinct().Select(network => Course(network, row => row.Network == network && row.Rate == UsualRate && row.Epoch <= 5, row => row.TrainingLoss))],
        },
    };

    private HeatMap RatesAndBatches(string network)
    {
        int[] batches = [.. runs.Select(run => run.Batch).Distinct().Order()];
        return new HeatMap
        {
            Title = $"{network}, {UsualEpochs} epochs",
            Description = "Test accuracy over learning rate and batch size.",
            RowsLabel = "learning rate",
            ColumnsLabel = "batch size",
            Rows = [.. _rates.Select(Text)],
            Columns = [.. batches.Select(batch => batch.ToString(CultureInfo.InvariantCulture))],
            Values =
            [
                .. _rates.Select(rate => (IReadOnlyList<double?>)[.. batches.Select(batch =>
                    runs.Single(run => run.Network == network && run.Rate == rate && run.Batch == batch && run.Epochs == UsualEpochs).Test)]),
            ],
            Format = "F4",
            Accuracies = true,
        };
    }

    private Series Course(string name, Func<StudyEpoch, bool> belongs, Func<StudyEpoch, double> value) =>
        new(name, [.. epochs.Where(row => row.Batch == Usual && belongs(row)).OrderBy(row => row.Epoch).Select(row => new ChartPoint(row.Epoch, value(row)))]);

    private static string Text(double rate) => rate.ToString(CultureInfo.InvariantCulture);
}
