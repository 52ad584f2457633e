using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Mnist.MLNet.Benchmarks;

/// <summary>One run of <c>mnist train</c> in a process of its own.</summary>
/// <param name="Accuracy">On the whole test set, 0 to 1.</param>
/// <param name="DataHash">The SHA-256 of the data set.</param>
/// <param name="Seconds">Wall time from the start of the process to its end.</param>
/// <param name="PeakMegabytes">The largest resident memory of the process, in units of 1,000,000 bytes.</param>
/// <param name="StudyBest">The best accuracy of all evaluations by the study's own protocol, 0 to 1; null by the honest one.</param>
/// <param name="StudyLastEpochMean">The mean accuracy of the last epoch's evaluations by that protocol.</param>
internal sealed record TrainingProcess(double Accuracy, string DataHash, double Seconds, double PeakMegabytes, double? StudyBest, double? StudyLastEpochMean)
{
    public static TrainingProcess Run(string recipe, int seed, params string[] options)
    {
        string runs = Directory.CreateTempSubdirectory("mnist-benchmark-").FullName;
        try
        {
            string program = Path.Combine(AppContext.BaseDirectory, "mnist.dll");
            var watch = Stopwatch.StartNew();
            using var process = Process.Start("dotnet", [program, "train", recipe, "--seed", seed.ToString(CultureInfo.InvariantCulture), "--runs", runs, "--quiet", .. options]);
            double peak = 0;
            while (!process.WaitForExit(20))
            {
                process.Refresh();
                peak = Math.Max(peak, process.HasExited ? 0 : process.PeakWorkingSet64 / 1e6);
            }

            double seconds = watch.Elapsed.TotalSeconds;
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"mnist train {recipe} ended with exit code {process.ExitCode}.");
            }

            using var metrics = JsonDocument.Parse(File.ReadAllText(Directory.GetFiles(runs, "metrics.json", SearchOption.AllDirectories).Single()));
            return new TrainingProcess(
                metrics.RootElement.GetProperty("test").GetProperty("accuracy").GetDouble(),
                metrics.RootElement.GetProperty("data").GetProperty("sha256").GetString()!,
                seconds,
                peak,
                Study(metrics, "bestAccuracy"),
                Study(metrics, "lastEpochMean"));
        }
        finally
        {
            Directory.Delete(runs, recursive: true);
        }
    }

    private static double? Study(JsonDocument metrics, string name) =>
        metrics.RootElement.GetProperty("study") is { ValueKind: JsonValueKind.Object } study ? study.GetProperty(name).GetDouble() : null;
}
