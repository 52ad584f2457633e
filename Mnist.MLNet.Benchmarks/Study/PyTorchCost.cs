using Mnist.MLNet.Benchmarks.Engine;
using Mnist.MLNet.Recipes;

namespace Mnist.MLNet.Benchmarks.Study;

/// <summary>
/// What a grid costs with PyTorch and the data in memory. One epoch of every network and batch size is measured, and scoring for every network; a run is its epochs and,
/// at its end, one scoring of the validation and test rows.
/// </summary>
/// <param name="grid">The grid.</param>
/// <param name="folder">The folder of the data.</param>
/// <param name="trainingImages">Images of an epoch.</param>
/// <param name="testImages">Images in the test set, whose scoring is measured.</param>
/// <param name="scoredImages">Images that are scored at the end of a run.</param>
internal sealed class PyTorchCost(StudyGrid grid, string folder, int trainingImages, int testImages, int scoredImages)
{
    private const int ScoringBatch = 128;

    private readonly Dictionary<(string Network, PyTorchSetting Setting), List<double>> _scoring = [];

    /// <summary>The networks and batch sizes with what was measured.</summary>
    public IReadOnlyList<GridCell> Cells { get; } = [.. grid.Networks.SelectMany(_ => grid.BatchSizes, (network, batch) => new GridCell(network, batch))];

    /// <summary>Measures everything once more.</summary>
    /// <param name="seed">The seed of weights and orders.</param>
    /// <param name="say">Is told what is measured next.</param>
    public void MeasureRound(int seed, Action<string> say)
    {
        foreach (var setting in PyTorchSetting.All)
        {
            foreach (var cell in Cells)
            {
                say($"PyTorch, {setting.Processes} × {setting.Threads} threads: an epoch of {cell.Network}, batch {cell.Batch}");
                cell.Add(setting, Measure(setting, Ask("train", cell.Network, cell.Batch)));
            }

            foreach (string network in grid.Networks)
            {
                say($"PyTorch, {setting.Processes} × {setting.Threads} threads: scoring with {network}");
                double seconds = Measure(setting, Ask("score", network, ScoringBatch));
                _scoring.TryAdd((network, setting), []);
                _scoring[(network, setting)].Add(seconds);
            }

            Request Ask(string kind, string network, int batch) =>
                new(kind, network, batch, "adam", setting.Threads, trainingImages, seed, folder, RecipeBook.Get(network).Options.Network.Hidden);
        }
    }

    /// <summary>Seconds of one process to score the rows at the end of a run.</summary>
    public double Scoring(string network, PyTorchSetting setting) => Spread.Of(_scoring[(network, setting)]).Median * scoredImages / testImages;

    /// <summary>The better number of threads of one process, for a network and batch size.</summary>
    public PyTorchSetting Best(GridCell cell) =>
        PyTorchSetting.All.Where(setting => setting.Processes == 1).MinBy(setting => Seconds(cell, setting, grid.EpochsOfCell))!;

    /// <summary>Seconds of all runs in one process, each network and batch size with the better number of threads.</summary>
    /// <param name="shared">Whether runs that differ in their length alone are read from one training.</param>
    public double AtBest(bool shared = false) => Cells.Sum(cell => Seconds(cell, Best(cell), EpochsOf(shared)));

    /// <summary>Seconds of all runs with one setting.</summary>
    /// <param name="setting">The setting; its processes share the runs evenly.</param>
    /// <param name="shared">Whether runs that differ in their length alone are read from one training.</param>
    public double With(PyTorchSetting setting, bool shared = false) => Cells.Sum(cell => Seconds(cell, setting, EpochsOf(shared)));

    private int EpochsOf(bool shared) => shared ? grid.SharedEpochsOfCell : grid.EpochsOfCell;

    private double Seconds(GridCell cell, PyTorchSetting setting, int epochs) =>
        ((epochs * cell.Epoch(setting).Median) + (grid.RunsOfCell * Scoring(cell.Network, setting))) / setting.Processes;

    private static double Measure(PyTorchSetting setting, Request request) =>
        (setting.Processes == 1 ? MeasuringProcess.PyTorch(request) : MeasuringProcess.PyTorchBesideItself(request)).Value;
}
