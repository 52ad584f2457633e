using Microsoft.ML;
using Mnist.MLNet.Data;
using Mnist.MLNet.Persistence;

namespace Mnist.MLNet.Benchmarks.Engine;

/// <summary>Measures the engine and PyTorch alternately, and writes the table of both.</summary>
internal static class EngineBenchmark
{
    private const int Threads = 2;
    private const int QuickImages = 6_000;

    /// <summary>Runs the comparison and prints its table; a whole one is written to engine.md.</summary>
    /// <param name="names">Names of the workloads to train; scoring, one image and memory follow for those of lenet5 and bn-cnn that are among them.</param>
    /// <param name="repeats">How often each measurement is made.</param>
    /// <param name="quick">Whether to use little data, once.</param>
    /// <param name="folder">Where the table goes.</param>
    /// <exception cref="InvalidOperationException">PyTorch or MNIST is missing, or a measurement failed.</exception>
    public static void Run(string[] names, int repeats, bool quick, string folder)
    {
        var data = new MLContext().Mnist().Load();
        if (!data.IsMnist)
        {
            throw new InvalidOperationException($"The data in '{data.Folder}' is not MNIST; set {DataSetLocator.EnvironmentVariable} to the folder that holds its four files.");
        }

        var versions = MeasuringProcess.Versions();
        int rounds = quick ? 1 : repeats;
        int images = quick ? QuickImages : data.Train.Count;
        Workload[] workloads = [.. Workload.All.Where(workload => names.Contains(workload.Name))];
        Workload[] scored = [.. workloads.Where(workload => workload.Name is "lenet5" or "bn-cnn")];
        Request Ask(string kind, Workload workload) =>
            new(kind, workload.Network, workload.Batch, workload.Optimizer, Threads, images, 1, Path.GetFullPath(data.Folder));

        var results = new EngineResults
        {
            Training = workloads.ToDictionary(workload => workload.Name, workload => new Comparison(Ask("train", workload), [(2, workload.Batch), (1, workload.Batch)])),
            ThreadRatios = workloads.ToDictionary(workload => workload.Name, _ => new List<double>()),
            Scoring = scored.ToDictionary(
                workload => workload.Name, workload => new Comparison(Ask("score", workload) with { Batch = 128 }, [(2, 128), (2, 1000), (1, 128), (1, 1000)])),
            OneImage = scored.Where(workload => workload.Name == "lenet5").ToDictionary(
                workload => workload.Name, workload => new Comparison(Ask("predict", workload), [(2, 1), (1, 1)])),
        };
        for (int round = 1; round <= rounds; round++)
        {
            foreach (var workload in workloads)
            {
                Say($"round {round} of {rounds}: training {workload.Name}");
                results.Training[workload.Name].MeasureRound(round);
                results.ThreadRatios[workload.Name].Add(MeasuringProcess.Ours(Ask("threads", workload) with { Seed = round }).Value);
            }

            foreach (var (name, comparison) in results.Scoring.Concat(results.OneImage))
            {
                Say($"round {round} of {rounds}: {comparison.Task.Kind} {name}");
                comparison.MeasureRound(round);
            }

            // In every round, so that a slow moment of the machine does not pass for its peak.
            Say($"round {round} of {rounds}: matrix products");
            var multiply = new Request("multiply", "", 1, "", Threads, images, 1, "");
            results.OurPeak = Math.Max(results.OurPeak, MeasuringProcess.Ours(multiply).Value);
            results.TheirPeak = Math.Max(results.TheirPeak, MeasuringProcess.PyTorch(multiply).Value);
        }

        foreach (var workload in scored)
        {
            Say($"memory of {workload.Name}");
            results.BytesPerStep[workload.Name] = MeasuringProcess.Ours(Ask("allocate", workload)).Value;
            results.PeakMemory[workload.Name] = MeasuringProcess.Ours(Ask("remember", workload)).Value;
        }

        string table = EngineTable.Write(results, images, rounds, Threads, versions, data.ShortHash);
        Console.Write(table);
        if (!quick && workloads.Length == Workload.All.Count)
        {
            AtomicFile.WriteAllText(Path.Combine(folder, "engine.md"), table);
        }
    }

    private static void Say(string line) => Console.Error.WriteLine(line);
}
