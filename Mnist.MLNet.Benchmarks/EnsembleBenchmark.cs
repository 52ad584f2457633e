using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Mnist.MLNet.Evaluation;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Reports;

namespace Mnist.MLNet.Benchmarks;

/// <summary>Whole ensembles, each in a process of its own: members and ensemble beside each other on the test set.</summary>
internal static class EnsembleBenchmark
{
    /// <summary>Trains ensembles of one recipe each and writes ensembles.md.</summary>
    /// <param name="recipes">Names of recipes.</param>
    /// <param name="members">The members of each, with the seeds 1, 2, ….</param>
    /// <param name="folder">Where the table goes.</param>
    public static void Run(string[] recipes, int members, string folder)
    {
        var environment = RunEnvironment.Current();
        var table = new StringBuilder();
        table.AppendLine("# Ensembles");
        table.AppendLine();
        table.AppendLine("Each row is one process, `mnist ensemble RECIPE --members N`: members with the seeds 1 to N, each trained as `mnist train RECIPE --seed …` does, and the mean of their");
        table.AppendLine("probabilities. Every model is judged once on the whole test set and none is chosen by it. Mean ± standard deviation over the members; gain in percentage points.");
        table.AppendLine();
        table.AppendLine(CultureInfo.InvariantCulture, $"{environment.Processor}, {environment.Threads} threads, {environment.Engine}, mode {environment.Mode}, {environment.Runtime}");
        table.AppendLine();
        table.AppendLine("| recipe | members | data | members' accuracy | least | most | ensemble | gain | log-loss of members | of ensemble |");
        table.AppendLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (string recipe in recipes)
        {
            table.AppendLine(Row(recipe, members));
        }

        Console.Write(table);
        AtomicFile.WriteAllText(Path.Combine(folder, "ensembles.md"), table.ToString());
    }

    private static string Row(string recipe, int members)
    {
        string runs = Directory.CreateTempSubdirectory("mnist-benchmark-").FullName;
        try
        {
            string program = Path.Combine(AppContext.BaseDirectory, "mnist.dll");
            using var process = Process.Start("dotnet", [program, "ensemble", recipe, "--members", members.ToString(CultureInfo.InvariantCulture), "--runs", runs, "--quiet"]);
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"mnist ensemble {recipe} ended with exit code {process.ExitCode}.");
            }

            using var figures = JsonDocument.Parse(File.ReadAllText(Directory.GetFiles(runs, "ensemble.json", SearchOption.AllDirectories).Single()));
            var root = figures.RootElement;
            double[] accuracies = Metric(root, "accuracy");
            double[] losses = Metric(root, "logLoss");
            var test = root.GetProperty("test");
            string hash = root.GetProperty("data").GetProperty("sha256").GetString()!;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"| {recipe} | {members} | {hash[..12]} | {100 * accuracies.Average():F3} ± {100 * (accuracies.StandardDeviation() ?? 0):F3} % | {100 * accuracies.Min():F2} % | {100 * accuracies.Max():F2} % | {100 * test.GetProperty("accuracy").GetDouble():F2} % | {100 * root.GetProperty("gain").GetDouble():+0.00;-0.00} | {losses.Average():F4} | {test.GetProperty("logLoss").GetDouble():F4} |");
        }
        finally
        {
            Directory.Delete(runs, recursive: true);
        }
    }

    private static double[] Metric(JsonElement root, string name) =>
        [.. root.GetProperty("members").EnumerateArray().Select(member => member.GetProperty("metrics").GetProperty(name).GetDouble())];
}
