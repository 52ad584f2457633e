using System.Globalization;
using Microsoft.ML;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Recipes;

namespace Mnist.MLNet.Reports;

/// <summary>What a run leaves behind: <c>runs/&lt;time&gt;-&lt;recipe&gt;/</c> with metrics.json, history.csv, report.txt and model.zip.</summary>
public static class RunFolder
{
    /// <summary>The model's file in a run's folder.</summary>
    public const string ModelFileName = "model.zip";

    /// <summary>Writes a run.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="run">The run.</param>
    /// <param name="parent">The folder for runs; created where missing.</param>
    /// <param name="time">The time that names the run's folder.</param>
    /// <returns>The path of the run's folder.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static string Write(MLContext ml, RecipeRun run, string parent, DateTime time)
    {
        string folder = Unused(Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"{time:yyyyMMdd-HHmmss}-{run.Recipe.Name}")));
        ml.Mnist().Save(run.Model, run.Data.Train.Schema, Path.Combine(folder, ModelFileName), run.TestReport);
        AtomicFile.WriteAllText(Path.Combine(folder, "metrics.json"), RunMetrics.Of(run).ToJson());
        AtomicFile.WriteAllText(Path.Combine(folder, "history.csv"), HistoryTable.ToCsv(run.History));
        AtomicFile.WriteAllText(Path.Combine(folder, "report.txt"), $"{RunSummary.Of(run)}{Environment.NewLine}{run.TestReport}");
        return folder;
    }

    // Two runs of one second must not share a folder.
    private static string Unused(string folder)
    {
        string candidate = folder;
        for (int number = 2; Directory.Exists(candidate); number++)
        {
            candidate = $"{folder}-{number}";
        }

        return candidate;
    }
}
