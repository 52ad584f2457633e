using System.Globalization;
using System.Text;
using Mnist.MLNet.Evaluation;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Reports;

namespace Mnist.MLNet.Benchmarks;

/// <summary>Whole training runs, each in a process of its own: what a user waits for and what the machine must have.</summary>
internal static class RecipeBenchmark
{
    /// <summary>Runs recipes with several seeds and writes recipes.md.</summary>
    /// <param name="recipes">Names of recipes.</param>
    /// <param name="seeds">The seeds.</param>
    /// <param name="folder">Where the table goes.</param>
    public static void Run(string[] recipes, int[] seeds, string folder)
    {
        var environment = RunEnvironment.Current();
        var table = new StringBuilder();
        table.AppendLine("# Recipes");
        table.AppendLine();
        table.AppendLine("Each run is one process, `mnist train RECIPE --seed N`: data loading, training, the choice of the epoch on rows set aside from the training set,");
        table.AppendLine("one evaluation on the whole test set, and the run folder are included. Mean ± standard deviation over the seeds; time as median (least to most).");
        table.AppendLine();
        table.AppendLine(CultureInfo.InvariantCulture, $"{environment.Processor}, {environment.Threads} threads, {environment.Engine}, mode {environment.Mode}, {environment.Runtime}");
        table.AppendLine();
        table.AppendLine("| recipe | seeds | data | test accuracy | least | wall time | peak memory |");
        table.AppendLine("|---|---|---|---|---|---|---|");
        foreach (string recipe in recipes)
        {
            TrainingProcess[] runs = [.. seeds.Select(seed => TrainingProcess.Run(recipe, seed))];
            double[] accuracies = [.. runs.Select(run => 100 * run.Accuracy)];
            double[] seconds = [.. runs.Select(run => run.Seconds).Order()];
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {recipe} | {string.Join(", ", seeds)} | {runs[0].DataHash[..12]} | {accuracies.Average():F3} ± {(accuracies.StandardDeviation() ?? 0):F3} % | {accuracies.Min():F2} % | {seconds[seconds.Length / 2]:F1} s ({seconds[0]:F1} to {seconds[^1]:F1}) | {runs.Max(run => run.PeakMegabytes):F0} MB |");
        }

        Console.Write(table);
        AtomicFile.WriteAllText(Path.Combine(folder, "recipes.md"), table.ToString());
    }
}
