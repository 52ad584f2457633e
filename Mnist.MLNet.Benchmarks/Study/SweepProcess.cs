using System.Diagnostics;
using Mnist.MLNet.Sweeps;

namespace Mnist.MLNet.Benchmarks.Study;

/// <summary>One run of <c>mnist sweep</c> in a process of its own, with a fresh store.</summary>
/// <param name="Seconds">Wall time from the start of the process to its end: the trials, the tables and the report, the best setting trained again.</param>
/// <param name="TrialSeconds">Wall time from the start of the process until the last trial had its result.</param>
/// <param name="Trials">The trials.</param>
/// <param name="Results">The folder with what the sweep left.</param>
internal sealed record SweepProcess(double Seconds, double TrialSeconds, IReadOnlyList<Trial> Trials, string Results)
{
    /// <summary>Runs a sweep with two workers to its end.</summary>
    /// <param name="data">The folder of the data.</param>
    /// <param name="folder">A folder in which a store and the results are made.</param>
    /// <param name="name">The name of both.</param>
    /// <param name="arguments">What to sweep.</param>
    /// <exception cref="InvalidOperationException">The sweep failed.</exception>
    public static SweepProcess Run(string data, string folder, string name, params string[] arguments)
    {
        string store = Path.Combine(folder, name + ".db");
        string results = Path.Combine(folder, name);
        string program = Path.Combine(AppContext.BaseDirectory, "mnist.dll");
        var start = DateTime.UtcNow;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start("dotnet", [program, "sweep", .. arguments, "--workers", "2", "--store", store, "--output", results, "--data", data]);
        process.WaitForExit();
        double seconds = watch.Elapsed.TotalSeconds;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"mnist sweep {string.Join(' ', arguments)} ended with exit code {process.ExitCode}.");
        }

        using var sweep = Sweep.Open(store);
        var trials = sweep.ReadTrials();
        return new SweepProcess(seconds, (trials.Max(trial => trial.Ended!.Value) - start).TotalSeconds, trials, results);
    }
}
