using System.Globalization;
using System.Text;
using Mnist.MLNet.Evaluation;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Reports;

namespace Mnist.MLNet.Benchmarks;

/// <summary>Whole training runs, each in a process of its own: what a user waits for, what the machine must have, and what comes out beside the studies' figures.</summary>
internal static class RecipeBenchmark
{
    // What each recipe is held to, in per cent: the mean of its seeds by the honest protocol.
    private static readonly Dictionary<string, double> Floors = new()
    {
        ["bn-cnn"] = 99.40,
        ["lenet5"] = 98.9,
        ["three-conv"] = 99.2,
        ["medium-nn"] = 97.8,
        ["sweep-cnn"] = 99.0,
        ["shallow"] = 96.5,
    };

    /// <summary>Runs recipes with several seeds and writes recipes.md.</summary>
    /// <param name="recipes">Names of recipes; none for all.</param>
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
        table.AppendLine("| recipe | seeds | data | test accuracy | least | wanted | the study reports | wall time | peak memory |");
        table.AppendLine("|---|---|---|---|---|---|---|---|---|");
        string[] names = recipes is [] ? [.. RecipeBook.All.Select(recipe => recipe.Name)] : recipes;
        foreach (string name in names)
        {
            TrainingProcess[] runs = [.. seeds.Select(seed => TrainingProcess.Run(name, seed))];
            double[] accuracies = [.. runs.Select(run => 100 * run.Accuracy)];
            double[] seconds = [.. runs.Select(run => run.Seconds).Order()];
            string wanted = Floors.TryGetValue(name, out double floor) ? string.Create(CultureInfo.InvariantCulture, $"{floor:F2} %: {(accuracies.Average() >= floor ? "reached" : "missed")}") : "-";
            table.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {name} | {string.Join(", ", seeds)} | {runs[0].DataHash[..12]} | {accuracies.Average():F3} ± {(accuracies.StandardDeviation() ?? 0):F3} % | {accuracies.Min():F2} % | {wanted} | {RecipeBook.Get(name).Reported.Summary} | {seconds[seconds.Length / 2]:F1} s ({seconds[0]:F1} to {seconds[^1]:F1}) | {runs.Max(run => run.PeakMegabytes):F0} MB |");
        }

        if (names.Contains("bn-cnn"))
        {
            AppendStudyProtocol(table, seeds);
        }

        Console.Write(table);
        AtomicFile.WriteAllText(Path.Combine(folder, "recipes.md"), table.ToString());
    }

    private static void AppendStudyProtocol(StringBuilder table, int[] seeds)
    {
        table.AppendLine();
        table.AppendLine("bn-cnn by its study's own protocol, `mnist train bn-cnn --protocol study --seed N`: evaluated every 50 steps on the first 2,000 test images.");
        table.AppendLine("The best of these evaluations was chosen on the images that it is measured on, and is no figure of unseen ones.");
        table.AppendLine();
        table.AppendLine("| seed | best of all evaluations (wanted: 99.5 %; the study: 99.50 %) | mean of the last epoch's (the study: 99.25 %) | the kept model on the whole test set |");
        table.AppendLine("|---|---|---|---|");
        foreach (int seed in seeds)
        {
            var run = TrainingProcess.Run("bn-cnn", seed, "--protocol", "study");
            table.AppendLine(CultureInfo.InvariantCulture, $"| {seed} | {100 * run.StudyBest:F2} % | {100 * run.StudyLastEpochMean:F3} % | {100 * run.Accuracy:F2} % |");
        }
    }
}
