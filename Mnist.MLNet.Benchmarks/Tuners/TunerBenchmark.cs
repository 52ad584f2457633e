using System.Text;
using Microsoft.ML.AutoML;
using Microsoft.ML.SearchSpace;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Sweeps.Tuners;

namespace Mnist.MLNet.Benchmarks.Tuners;

/// <summary>How many trials tuners need to be as good as random search is with a given number. Everything is seeded, so that the table is the same on every machine.</summary>
internal static class TunerBenchmark
{
    private const string Reference = "random";
    private const string Judged = "tpe";
    private const double MostOfReference = 0.5;
    private const int Seeds = 51;

    private static readonly int[] Budgets = [100, 200];
    private static readonly string[] Compared = ["sobol", Judged, "cma-es"];

    /// <summary>Runs the tuners on the test functions and writes tuners.md.</summary>
    /// <param name="folder">Where the table goes.</param>
    /// <returns>Whether TPE needs at most half of random search's trials everywhere.</returns>
    public static bool Run(string folder)
    {
        var table = new StringBuilder();
        void Line(FormattableString line) => table.Append(FormattableString.Invariant(line)).Append('\n');

        Line($"# Tuners");
        Line($"");
        Line($"The median, over {Seeds} seeds, of the best value that random search finds in a number of trials, and how many trials other tuners need until their median is as good");
        Line($"(– where a tuner does not take the space, > where it did not get there). Made by `dotnet run -c Release --project Mnist.MLNet.Benchmarks -- tuners`; everything is seeded.");
        Line($"");
        Line($"| function | least value | random trials | their median | {string.Join(" | ", Compared)} | {Judged} / {Reference} |");
        Line($"|---|---|---|---|{string.Concat(Compared.Select(_ => "---|"))}---|");
        double worst = 0;
        foreach (var function in TestFunctions.All)
        {
            double[] random = Medians(Reference, function);
            var medians = Compared.ToDictionary(tuner => tuner, tuner => Takes(tuner, function) ? Medians(tuner, function) : null);
            foreach (int budget in Budgets)
            {
                double goal = random[budget - 1];
                double share = Needed(medians[Judged]!, goal) / (double)budget;
                worst = Math.Max(worst, share);
                Line($"| {function.Name} | {function.Least:G6} | {budget} | {goal:G4} | {string.Join(" | ", Compared.Select(tuner => Text(medians[tuner], goal)))} | {share:F2} |");
            }
        }

        bool isReached = worst <= MostOfReference;
        Line($"");
        Line($"Asked: TPE needs at most half of random search's trials, {MostOfReference:F2}. Reached at worst: {worst:F2}, {(isReached ? "met" : "**missed**")}.");
        Console.Write(table);
        AtomicFile.WriteAllText(Path.Combine(folder, "tuners.md"), table.ToString());
        return isReached;
    }

    private static bool Takes(string tuner, TestFunction function) =>
        tuner != "cma-es" || !function.Space.Values.Any(option => option is Microsoft.ML.SearchSpace.Option.ChoiceOption);

    /// <summary>For each number of trials, the median over the seeds of the best value so far.</summary>
    private static double[] Medians(string tuner, TestFunction function)
    {
        double[][] runs = [.. Enumerable.Range(1, Seeds).AsParallel().AsOrdered().Select(seed => BestSoFar(TunerBook.Create(tuner, function.Space, seed, function.Conditions), function.Loss))];
        return [.. Enumerable.Range(0, Budgets.Max()).Select(trial => runs.Select(run => run[trial]).Order().ElementAt(Seeds / 2))];
    }

    private static double[] BestSoFar(SpaceTuner tuner, Func<Parameter, double> loss)
    {
        double[] best = new double[Budgets.Max()];
        for (int trial = 0; trial < best.Length; trial++)
        {
            var settings = new TrialSettings { TrialId = trial };
            settings.Parameter = tuner.Propose(settings);
            var result = new TrialResult { TrialSettings = settings, Loss = loss(settings.Parameter) };
            tuner.Update(result);
            best[trial] = trial == 0 ? result.Loss : Math.Min(best[trial - 1], result.Loss);
        }

        return best;
    }

    /// <summary>The number of trials until a median is reached; one more than there are where it is not.</summary>
    private static int Needed(double[] medians, double goal) => Array.FindIndex(medians, median => median <= goal) is >= 0 and var index ? index + 1 : medians.Length + 1;

    private static string Text(double[]? medians, double goal) =>
        medians is null ? "–" : Needed(medians, goal) is var needed && needed > medians.Length ? FormattableString.Invariant($"> {medians.Length}") : FormattableString.Invariant($"{needed}");
}
