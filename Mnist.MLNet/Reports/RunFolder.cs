using System.Globalization;
using Microsoft.ML;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Reports.Tables;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Reports;

/// <summary>
/// What a run leaves behind: <c>runs/&lt;time&gt;-&lt;recipe&gt;/</c> with log.txt and checkpoints/ in the course of the training, and at its end
/// model.zip, metrics.json, history.csv, report.html, train_images.png, test_images.png and predictions.png. Files other than the log appear whole or not at all.
/// </summary>
public sealed class RunFolder
{
    /// <summary>The model's file in a run's folder.</summary>
    public const string ModelFileName = "model.zip";

    /// <summary>The page that tells of the run.</summary>
    public const string ReportFileName = "report.html";

    private readonly RunLog _log;

    private RunFolder(string location, string logPath, int? checkpointSteps)
    {
        Location = location;
        _log = new RunLog(logPath);
        Observers = [_log, new CheckpointFolder(Path.Combine(location, "checkpoints"), checkpointSteps)];
    }

    /// <summary>The folder's path.</summary>
    public string Location { get; }

    /// <summary>What has to follow the training: log and checkpoints.</summary>
    public IReadOnlyList<TrainingObserver> Observers { get; }

    /// <summary>Makes the folder of a run that is about to begin, with an empty log.</summary>
    /// <param name="parent">The folder for runs; created where missing.</param>
    /// <param name="name">The name of what is run, such as a recipe's.</param>
    /// <param name="time">The time of the run.</param>
    /// <param name="checkpointSteps">Steps from one checkpoint to the next; null for one after each evaluation that was the best so far.</param>
    /// <returns>The folder, of a name that no other run has.</returns>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public static RunFolder Create(string parent, string name, DateTime time, int? checkpointSteps = null)
    {
        string wanted = Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"{time:yyyyMMdd-HHmmss}-{name}"));
        for (int number = 1; ; number++)
        {
            string folder = number == 1 ? wanted : string.Create(CultureInfo.InvariantCulture, $"{wanted}-{number}");
            string log = Path.Combine(folder, "log.txt");
            Directory.CreateDirectory(folder);
            try
            {
                // Only one of two runs of one second can make the log, and so have the folder.
                new FileStream(log, FileMode.CreateNew, FileAccess.Write).Dispose();
                return new RunFolder(folder, log, checkpointSteps);
            }
            catch (IOException) when (File.Exists(log))
            {
            }
        }
    }

    /// <summary>Writes a finished run.</summary>
    /// <param name="ml">The context.</param>
    /// <param name="run">The run.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write(MLContext ml, RecipeRun run)
    {
        ml.Mnist().Save(run.Model, run.Data.Train.Schema, Path.Combine(Location, ModelFileName), run.TestReport);
        AtomicFile.WriteAllText(Path.Combine(Location, RunMetrics.FileName), RunMetrics.Of(run).ToJson());
        AtomicFile.WriteAllText(Path.Combine(Location, "history.csv"), HistoryTable.Evaluations(run.History).ToCsv());
        var pictures = RunPictures.Of(ml, run);
        AtomicFile.WriteAllBytes(Path.Combine(Location, "train_images.png"), pictures.Training.ToPng());
        AtomicFile.WriteAllBytes(Path.Combine(Location, "test_images.png"), pictures.Test.ToPng());
        AtomicFile.WriteAllBytes(Path.Combine(Location, "predictions.png"), pictures.Predictions.ToPng());
        AtomicFile.WriteAllText(Path.Combine(Location, ReportFileName), RunPage.Of(run, pictures).ToString());
        _log.Append($"\n{RunSummary.Of(run)}\n{run.TestReport}");
    }
}
