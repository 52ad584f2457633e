using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Mnist.MLNet.Cli;
using Mnist.MLNet.Data;
using Mnist.MLNet.Sweeps;

namespace Mnist.MLNet.Tests.Cli.Sweeps;

/// <summary>A sweep that would go on for days, and is stopped.</summary>
[Collection(TorchCollection.Name)]
public sealed class StoppedSweepTests : IDisposable
{
    private const double MostSeconds = 2;

    private readonly TemporaryFolder _folder = new();
    private readonly List<int> _workers = [];

    public StoppedSweepTests() => DrawnDigits.Write(_folder["data"], trainCount: 300, testCount: 60);

    public void Dispose()
    {
        _workers.ForEach(id => Signal("KILL", id));
        _folder.Dispose();
    }

    [SkippableFact]
    public void A_time_limit_is_kept_within_two_seconds_and_the_sweep_goes_on_later()
    {
        using var process = Start("--time", "6s");
        WaitUntilTrialsRun();
        Assert.InRange(TimeLeft(), TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(6));
        Thread.Sleep(TimeLeft());
        Assert.False(process.HasExited);
        Assert.InRange(new StoppingProcess(process).Wait(), 0, MostSeconds);
        Assert.Equal(ExitCode.Success, process.ExitCode);
        AssertWaiting();
    }

    [SkippableFact]
    public void Ctrl_C_stops_a_sweep_within_two_seconds_and_leaves_its_trials_to_the_next()
    {
        using var process = Start();
        WaitUntilTrialsRun();
        var stopping = new StoppingProcess(process);
        Signal("INT", process.Id);
        Assert.InRange(stopping.Wait(), 0, MostSeconds);
        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
        Assert.Equal("mnist: stopped by Ctrl+C; the same command goes on from here\n", process.StandardError.ReadToEnd());
        AssertWaiting();
    }

    [SkippableFact]
    public void Ctrl_C_ends_workers_that_do_not_stop_within_two_seconds_as_well()
    {
        using var process = Start();
        WaitUntilTrialsRun();
        FreezeWorkers(process);
        var stopping = new StoppingProcess(process);
        Signal("INT", process.Id);
        Assert.InRange(stopping.Wait(), 0, MostSeconds);
        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
        Assert.All(_workers, AssertGone);
    }

    [SkippableFact]
    public void Ctrl_C_stops_a_sweep_within_two_seconds_while_another_program_holds_its_store()
    {
        using var process = Start();
        WaitUntilTrialsRun();
        using var holder = new SqliteConnection($"Data Source={_folder["s.db"]};Pooling=false");
        holder.Open();
        using var held = holder.BeginTransaction(deferred: false);
        var stopping = new StoppingProcess(process);
        Signal("INT", process.Id);
        Assert.InRange(stopping.Wait(), 0, MostSeconds);
        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
    }

    [SkippableFact]
    public void A_second_Ctrl_C_ends_a_sweep_and_its_workers_at_once()
    {
        using var process = Start();
        WaitUntilTrialsRun();
        FreezeWorkers(process);
        Signal("INT", process.Id);

        // The first is taken note of, and the workers do not answer.
        Thread.Sleep(200);
        Assert.False(process.HasExited);
        var stopping = new StoppingProcess(process);
        Signal("INT", process.Id);
        Assert.InRange(stopping.Wait(), 0, 0.5);
        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
        Assert.All(_workers, AssertGone);
    }

    private Process Start(params string[] more)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Signals are sent and processes looked at as Linux has it.");
        return Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                typeof(CommandLine).Assembly.Location, "sweep", "--recipe", "simple-nn", "--grid", "epochs=100000", "--grid", "lr=1e-4,1e-3",
                "--data", _folder["data"], "--store", _folder["s.db"], "--output", _folder["results"], "--workers", "2", .. more,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private void WaitUntilTrialsRun() => Assert.True(SpinWait.SpinUntil(
        () =>
        {
            Thread.Sleep(100);
            return File.Exists(_folder["s.db"]) && Trials().Count(trial => trial.State == TrialState.Running) == 2;
        },
        TimeSpan.FromSeconds(60)));

    private IReadOnlyList<Trial> Trials()
    {
        try
        {
            using var sweep = Sweep.Open(_folder["s.db"]);
            return sweep.ReadTrials();
        }
        catch (InvalidDataException)
        {
            // It is just being made.
            return [];
        }
    }

    private TimeSpan TimeLeft()
    {
        using var sweep = Sweep.Open(_folder["s.db"]);
        return sweep.ReadTimeLeft()!.Value;
    }

    private void AssertWaiting() => Assert.All(Trials(), trial => Assert.Equal(TrialState.Waiting, trial.State));

    // As in the middle of a batch that takes very long.
    private void FreezeWorkers(Process sweep)
    {
        _workers.AddRange(File.ReadAllText($"/proc/{sweep.Id}/task/{sweep.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse));
        Assert.Equal(2, _workers.Count);
        _workers.ForEach(id => Signal("STOP", id));
    }

    // A moment later: the kernel ends what was killed when it comes to it.
    private static void AssertGone(int id) => Assert.True(
        SpinWait.SpinUntil(() => !Directory.Exists($"/proc/{id}") || File.ReadAllText($"/proc/{id}/stat").Contains(") Z", StringComparison.Ordinal), TimeSpan.FromSeconds(5)), $"Worker {id} still runs.");

    private static void Signal(string name, int id)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{name}", $"{id}"]) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }
}
