using Microsoft.ML;
using Mnist.MLNet.Benchmarks.Engine;
using Mnist.MLNet.Data;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Reports.Tables;
using Mnist.MLNet.Sweeps;

namespace Mnist.MLNet.Benchmarks.Study;

/// <summary>Runs the hyperparameter study whole, measures what it would cost with PyTorch, and writes both down beside the page of findings.</summary>
internal static class StudyBenchmark
{
    // Before and after the study, so that a slow hour of the machine is in both.
    private const int Rounds = 2;

    private const int QuickImages = 3_000;
    private const int QuickTestImages = 500;

    private static readonly string[] CnnGrid = ["--recipe", "sweep-cnn", "--grid", "batch-size=32", "--grid", "lr=1e-4,1e-3", "--grid", "epochs=2,5"];

    /// <summary>Runs everything in one go.</summary>
    /// <param name="quick">Whether to use few drawn images and one batch size, and to write nothing that stays.</param>
    /// <param name="folder">Where the results go.</param>
    /// <exception cref="InvalidOperationException">PyTorch or MNIST is missing, or a process failed.</exception>
    public static void Run(bool quick, string folder)
    {
        string temporary = Directory.CreateTempSubdirectory("mnist-study-").FullName;
        try
        {
            Run(quick, quick ? CopyOfPage(folder, temporary) : folder, temporary);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private static void Run(bool quick, string folder, string temporary)
    {
        var data = quick ? Drawn(temporary) : new MLContext().Mnist().Load();
        if (!quick && !data.IsMnist)
        {
            throw new InvalidOperationException($"The data in '{data.Folder}' is not MNIST; set {DataSetLocator.EnvironmentVariable} to the folder that holds its four files.");
        }

        var versions = MeasuringProcess.Versions();
        var plan = quick ? Quick() : SweepPlan.Study;
        var grid = new StudyGrid(plan);
        int validation = (int)Math.Round(data.Train.Count * RecipeBook.Get(plan.Recipes[0]).Options.ValidationFraction);
        var rows = (Training: data.Train.Count - validation, Scored: validation + data.Test.Count);
        var theirs = new PyTorchCost(grid, Path.GetFullPath(data.Folder), rows.Training, data.Test.Count, rows.Scored);

        theirs.MeasureRound(1, Say);
        Say($"the study: {grid.Runs} runs");
        var ours = SweepProcess.Run(data.Folder, temporary, "study", quick ? ArgumentsOf(plan) : ["study"]);
        Say("the network of convolutions");
        var convolutions = SweepProcess.Run(data.Folder, temporary, "cnn", [.. CnnGrid, "--no-model"]);
        AtomicFile.WriteAllBytes(Path.Combine(folder, "report.html"), File.ReadAllBytes(Path.Combine(ours.Results, "report.html")));
        AtomicFile.WriteAllBytes(Path.Combine(folder, StudyPage.TrialsFile), File.ReadAllBytes(Path.Combine(ours.Results, "trials.csv")));
        AtomicFile.WriteAllBytes(Path.Combine(folder, "cnn-trials.csv"), File.ReadAllBytes(Path.Combine(convolutions.Results, "trials.csv")));
        AtomicFile.WriteAllText(Path.Combine(folder, StudyPage.EpochsFile), StudyEpoch.Table(StudyEpoch.Of(ours.Trials).Concat(StudyEpoch.Of(convolutions.Trials))).ToCsv());
        StudyPage.Update(folder);

        for (int round = 2; round <= Rounds && !quick; round++)
        {
            theirs.MeasureRound(round, Say);
        }

        string cost = CostTable.Write(grid, ours, theirs, rows, quick ? 1 : Rounds, versions, data.ShortHash);
        Console.Write(cost);
        AtomicFile.WriteAllText(Path.Combine(folder, "cost.md"), cost);
    }

    private static SweepPlan Quick() => SweepPlan.Study with
    {
        Parameters = [SweepParameter.Choice("batch-size", ["32"]), .. SweepPlan.Study.Parameters.Where(parameter => parameter.Setting != "batch-size")],
    };

    private static string CopyOfPage(string folder, string temporary)
    {
        string copy = Directory.CreateDirectory(Path.Combine(temporary, "page")).FullName;
        File.Copy(Path.Combine(folder, StudyPage.FileName), Path.Combine(copy, StudyPage.FileName));
        return copy;
    }

    private static string[] ArgumentsOf(SweepPlan plan) =>
        ["--recipe", string.Join(',', plan.Recipes), .. plan.Parameters.SelectMany(parameter => new[] { "--grid", $"{parameter.Setting}={parameter.Text}" })];

    private static MnistData Drawn(string temporary)
    {
        string folder = Path.Combine(temporary, "data");
        DrawnDigits.Write(folder, QuickImages, QuickTestImages);
        return MnistData.Load(folder);
    }

    private static void Say(string line) => Console.Error.WriteLine(line);
}
