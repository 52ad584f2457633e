using System.Text;
using Mnist.MLNet.Reports;

namespace Mnist.MLNet.Benchmarks.Engine;

/// <summary>The results as Markdown.</summary>
internal static class EngineTable
{
    private const double AccuracyTolerance = 0.003;

    /// <summary>Writes the table of a run.</summary>
    /// <param name="results">The figures.</param>
    /// <param name="images">Training images of an epoch.</param>
    /// <param name="rounds">How often each measurement was made.</param>
    /// <param name="threads">Threads of our side.</param>
    /// <param name="versions">What PyTorch ran on.</param>
    /// <param name="dataHash">The start of the data's hash.</param>
    public static string Write(EngineResults results, int images, int rounds, int threads, PyTorchVersions versions, string dataHash)
    {
        var environment = RunEnvironment.Current();
        var table = new StringBuilder();
        void Line(FormattableString line) => table.Append(FormattableString.Invariant(line)).Append('\n');

        Line($"# The engine beside PyTorch");
        Line($"");
        Line($"Both sides in turns, rounds: {rounds}; each measurement in a process of its own, on the same networks, batches, optimisers and data in memory; medians (least to most).");
        Line($"Seeds, initial weights and order of images are the same too. PyTorch runs with the better of one and two threads (and batches of 128 or 1,000 for scoring),");
        Line($"one BLAS thread, and glibc's malloc set to keep its memory. Epochs are timed after 100 steps on another network.");
        Line($"Two threads over one: a process trains by turns on one and on two, a twentieth of a second each; the quickest turn of each counts, because other guests of the host can only");
        Line($"slow a turn down; the median of the rounds.");
        Line($"Scoring: the median pass of at least three seconds.");
        Line($"");
        Line($"{environment.Processor}; {environment.Engine}, mode {environment.Mode}, {threads} threads, {environment.Runtime};");
        Line($"PyTorch {versions.Torch} with {versions.Blas}, Python {versions.Python}; {environment.OperatingSystem}; MNIST {dataHash}, {images} training images.");
        Line($"");
        Line($"| training, one epoch | engine, s | PyTorch, s | its threads | ratio | engine, test accuracy | PyTorch, test accuracy | two threads over one |");
        Line($"|---|---|---|---|---|---|---|---|");
        foreach (var (name, run) in results.Training)
        {
            var (ours, theirs) = run.Accuracies;
            string doubt = Math.Abs(ours - theirs) <= AccuracyTolerance ? "" : " (**more than 0.3 points apart**)";
            Line($"| {name}, batch {run.Task.Batch}, {run.Task.Optimizer} | {run.Ours.ToText(1, "F2")} | {run.Theirs.ToText(1, "F2")} | {run.Best.Threads} | {run.Ratio:F2}× | {100 * ours:F2} % | {100 * theirs:F2} %{doubt} | {Spread.Of(results.ThreadRatios[name]).Median:F2}× |");
        }

        double[] ratios = [.. results.Training.Values.Select(run => run.Ratio)];
        double[] threadRatios = [.. results.ThreadRatios.Values.Select(ratios => Spread.Of(ratios).Median)];
        Line($"| geometric mean | | | | {Spread.GeometricMean(ratios):F2}× | | | {Spread.GeometricMean(threadRatios):F2}× |");
        Line($"| worst | | | | {ratios.Min():F2}× | | | {threadRatios.Min():F2}× |");
        Line($"");
        Line($"| inference | engine | PyTorch | its threads, batch | ratio |");
        Line($"|---|---|---|---|---|");
        foreach (var (name, run) in results.Scoring)
        {
            Line($"| 10,000 images, {name}, batch 128 | {run.Ours.ToText(1e3, "F0")} ms | {run.Theirs.ToText(1e3, "F0")} ms | {run.Best.Threads}, {run.Best.Batch} | {run.Ratio:F2}× |");
        }

        foreach (var (name, run) in results.OneImage)
        {
            Line($"| one image, {name}: prediction engine, and PyTorch's bare network | {run.Ours.ToText(1e6, "F1")} µs | {run.Theirs.ToText(1e6, "F1")} µs | {run.Best.Threads}, 1 | {run.Ratio:F2}× |");
        }

        Line($"");
        Line($"| memory of training | managed bytes a step | peak of the process, one epoch by the library's trainer |");
        Line($"|---|---|---|");
        foreach (var (name, bytes) in results.BytesPerStep)
        {
            Line($"| {name} | {bytes:F0} | {results.PeakMemory[name] / 1e6:F0} MB |");
        }

        Line($"");
        Line($"Largest matrix product, {threads} threads: engine {results.OurPeak / 1e9:F0}, PyTorch {results.TheirPeak / 1e9:F0} GFLOPS; the higher is the machine's peak.");
        Line($"");
        Line($"| target | must | aim | reached | |");
        Line($"|---|---|---|---|---|");
        foreach (var target in Targets(results, images))
        {
            table.Append(target.ToRow()).Append('\n');
        }

        return table.ToString();
    }

    private static IEnumerable<Target> Targets(EngineResults results, int images)
    {
        double[] ratios = [.. results.Training.Values.Select(run => run.Ratio)];
        yield return new("training throughput over PyTorch, geometric mean", Spread.GeometricMean(ratios), 2, 4, "×", "F2");
        yield return new("… on the worst workload", ratios.Min(), 1.4, 2.5, "×", "F2");
        if (results.Training.TryGetValue("bn-cnn", out var bnCnn))
        {
            double share = BnCnnWork.OperationsPerImage * images / bnCnn.Ours.Median / Math.Max(results.OurPeak, results.TheirPeak);
            yield return new("share of the machine's matrix product peak in bn-cnn's training step, counted as direct convolution", 100 * share, 55, 75, " %", "F0");
        }

        foreach (var (name, run) in results.Scoring)
        {
            yield return new($"scoring 10,000 images, {name}, over PyTorch", run.Ratio, 2.5, 5, "×", "F2");
        }

        foreach (var (name, run) in results.OneImage)
        {
            yield return new($"one image, {name}, prediction engine, median", 1e6 * run.Ours.Median, 60, 25, " µs", "F1");
        }

        foreach (var (name, bytes) in results.BytesPerStep)
        {
            yield return new($"managed bytes allocated per training step, {name}", bytes, 1023, 0, " B", "F0");
        }

        if (results.PeakMemory.TryGetValue("bn-cnn", out double peak))
        {
            yield return new("peak memory of a bn-cnn training run on all of MNIST", peak / 1e6, 600, 350, " MB", "F0");
        }

        yield return new("two threads over one, geometric mean", Spread.GeometricMean([.. results.ThreadRatios.Values.Select(ratios => Spread.Of(ratios).Median)]), 1.8, 1.95, "×", "F2");
    }
}
