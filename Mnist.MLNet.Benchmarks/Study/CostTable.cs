using System.Text;
using Mnist.MLNet.Benchmarks.Engine;
using Mnist.MLNet.Reports;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Benchmarks.Study;

/// <summary>What the study took and would take, as Markdown.</summary>
internal static class CostTable
{
    private const double MostMinutes = 25;
    private const double AimedMinutes = 10;
    private const double LeastRatio = 5;

    /// <summary>Writes the page.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="ours">Our run of it.</param>
    /// <param name="theirs">PyTorch's cost.</param>
    /// <param name="rows">Training images of an epoch, and images scored at the end of a run.</param>
    /// <param name="rounds">How often PyTorch was measured.</param>
    /// <param name="versions">What PyTorch ran on.</param>
    /// <param name="dataHash">The start of the data's hash.</param>
    public static string Write(StudyGrid grid, SweepProcess ours, PyTorchCost theirs, (int Training, int Scored) rows, int rounds, PyTorchVersions versions, string dataHash)
    {
        var environment = RunEnvironment.Current();
        var page = new StringBuilder();
        void Line(FormattableString line) => page.Append(FormattableString.Invariant(line)).Append('\n');

        int trainings = ours.Trials.Select(trial => trial.Training).Distinct().Count();
        double ratio = theirs.AtBest() / ours.TrialSeconds;
        Line($"# What the study's {grid.Runs} runs take");
        Line($"");
        Line($"{environment.Processor}; {environment.Engine}, mode {environment.Mode}, {environment.Runtime};");
        Line($"PyTorch {versions.Torch} with {versions.Blas}, Python {versions.Python}; {environment.OperatingSystem}; MNIST {dataHash}.");
        Line($"");
        page.Append(Totals(grid, ours, theirs, trainings).ToMarkdown());
        Line($"");
        Line($"| target | must | aim | reached | |");
        Line($"|---|---|---|---|---|");
        page.Append(new Target($"the {grid.Runs} runs, two workers on two cores", ours.TrialSeconds / 60, MostMinutes, AimedMinutes, " min", "F1").ToRow()).Append('\n');
        page.Append(new Target("over PyTorch in memory at its best thread setting", ratio, LeastRatio, LeastRatio, "×", "F2").ToRow()).Append('\n');
        Line($"");
        Line($"## How it was measured");
        Line($"");
        Line($"All in one go, by `Mnist.MLNet.Benchmarks -- study`: PyTorch's sample, the study, PyTorch's sample again (rounds: {rounds}; medians).");
        Line($"");
        Line($"- Ours: `mnist sweep study --workers 2` in a process of its own with a fresh store, timed from outside: the programs' start, reading the data, {trainings} trainings, and");
        Line($"  after every epoch the quality on validation and test rows, kept in the store. Runs that differ in their number of epochs alone are read from one training.");
        Line($"- PyTorch: one epoch of {rows.Training:N0} images for each network and batch size, after {100} steps of warm-up, with Adam, data in memory as tensors; the cost does not depend on the");
        Line($"  learning rate. Extrapolated: {grid.EpochsOfCell} epochs for each row below ({grid.Rates} learning rates × ({string.Join(" + ", grid.Epochs)})), every run a training of its own, and at the end of each run one scoring of");
        Line($"  {rows.Scored:N0} images (validation and test). Not counted: its start, reading the data, evaluations between epochs. One BLAS thread; glibc's malloc set to keep its memory.");
        Line($"- Beside each other: an epoch measured while another process trains the same; both have one thread and share the runs evenly.");
        Line($"");
        page.Append(Sample(theirs).ToMarkdown());
        return page.ToString();
    }

    private static ResultTable Totals(StudyGrid grid, SweepProcess ours, PyTorchCost theirs, int trainings)
    {
        var table = new ResultTable("Totals", ResultColumn.Text($"{grid.Runs} runs"), ResultColumn.Number("minutes", "F1"), ResultColumn.Number("times ours", "F2"));
        void Add(string what, double seconds) => table.Add(what, seconds / 60, seconds / ours.TrialSeconds);
        Add($"`mnist sweep study --workers 2`, {trainings} trainings, until the last run has its result", ours.TrialSeconds);
        Add("… with tables, report, and the best setting trained again", ours.Seconds);
        Add("PyTorch, one process at its best thread setting for each network and batch size", theirs.AtBest());
        Add("PyTorch, one process with two threads", theirs.With(PyTorchSetting.TwoThreads));
        Add("PyTorch, one process with one thread", theirs.With(PyTorchSetting.OneThread));
        Add("PyTorch, two processes of one thread beside each other", theirs.With(PyTorchSetting.TwoProcesses));
        Add("PyTorch at its best thread setting, if it, too, read the four lengths from one training", theirs.AtBest(shared: true));
        Add("PyTorch, two processes, likewise", theirs.With(PyTorchSetting.TwoProcesses, shared: true));
        return table;
    }

    private static ResultTable Sample(PyTorchCost theirs)
    {
        var table = new ResultTable(
            "Sample",
            ResultColumn.Text("network"), ResultColumn.Number("batch"), ResultColumn.Number("two threads, s an epoch", "F2"), ResultColumn.Number("one thread", "F2"),
            ResultColumn.Number("beside each other", "F2"), ResultColumn.Number("best threads"), ResultColumn.Number("scoring a run, s", "F2"));
        foreach (var cell in theirs.Cells)
        {
            var best = theirs.Best(cell);
            table.Add(
                cell.Network, cell.Batch, cell.Epoch(PyTorchSetting.TwoThreads).Median, cell.Epoch(PyTorchSetting.OneThread).Median, cell.Epoch(PyTorchSetting.TwoProcesses).Median,
                best.Threads, theirs.Scoring(cell.Network, best));
        }

        return table;
    }
}
