using System.Diagnostics;
using System.Runtime.InteropServices;
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
    private const int Interrupt = 2;
    private const int Kill = 9;
    private const int Stop = 19;

    // For what comes in a moment on any machine that is not broken.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();
    private readonly List<Process> _sweeps = [];
    private readonly List<int> _workers = [];

    public StoppedSweepTests() => DrawnDigits.Write(_folder["data"], trainCount: 300, testCount: 60);

    // What a failed test has left running would be in the way of all others.
    public void Dispose()
    {
        foreach (var sweep in _sweeps)
        {
            sweep.Kill(entireProcessTree: true);
            sweep.Dispose();
        }

        _workers.Where(id => !HasEnded(id)).ToList().ForEach(id => Signal(Kill, id));
        _folder.Dispose();
    }

    [SkippableFact]
    public void A_time_limit_is_kept_within_two_seconds_and_the_sweep_goes_on_later()
    {
        // As long as this machine needs to come to training.
        bool run = false;
        for (int seconds = 6; !run; seconds *= 2)
        {
            var process = Start("--time", $"{seconds}s");
            run = TrialsRun(process);
            WaitUntilTheTimeIsOver(process);
            Assert.InRange(new StoppingProcess(process).Wait(), 0, MostSeconds);
            Assert.Equal(ExitCode.Success, process.ExitCode);
            AssertWaiting();
        }
    }

    [SkippableFact]
    public void Ctrl_C_stops_a_sweep_within_two_seconds_and_leaves_its_trials_to_the_next()
    {
        var process = Start();
        Assert.True(TrialsRun(process));
        var stopping = new StoppingProcess(process);
        Signal(Interrupt, process.Id);
        Assert.InRange(stopping.Wait(), 0, MostSeconds);
        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
        Assert.Equal("mnist: stopped by Ctrl+C; the same command goes on from here\n", process.StandardError.ReadToEnd());
        AssertWaiting();
    }

    [SkippableFact]
    public void Ctrl_C_ends_workers_that_do_not_stop_within_two_seconds_as_well()
    {
        var process = Start();
        Assert.True(TrialsRun(process));
        FreezeWorkers(process);
        var stopping = new StoppingProcess(process);
        Signal(Interrupt, process.Id);
        Assert.InRange(stopping.Wait(), 0, MostSeconds);
        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
        Assert.All(_workers, AssertGone);
    }

    [SkippableFact]
    public void Ctrl_C_stops_a_sweep_within_two_seconds_while_another_program_holds_its_store()
    {
        var process = Start();
        Assert.True(TrialsRun(process));
        using var holder = new SqliteConnection($"Data Source={_folder["s.db"]};Pooling=false");
        holder.Open();
        using var held = holder.BeginTransaction(deferred: false);
        var stopping = new StoppingProcess(process);
        Signal(Interrupt, process.Id);
        Assert.InRange(stopping.Wait(), 0, MostSeconds);
        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
    }

    [SkippableFact]
    public void A_second_Ctrl_C_ends_a_sweep_and_its_workers_at_once()
    {
        var process = Start();
        Assert.True(TrialsRun(process));
        FreezeWorkers(process);
        Signal(Interrupt, process.Id);

        // Of two that wait to be taken note of, the kernel keeps one.
        Assert.True(SpinWait.SpinUntil(() => !Waits(Interrupt, process), Patience));
        var stopping = new StoppingProcess(process);
        Signal(Interrupt, process.Id);
        Assert.InRange(stopping.Wait(), 0, 0.5);
        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
        Assert.All(_workers, AssertGone);
    }

    private Process Start(params string[] more)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Signals are sent and processes looked at as Linux has it.");

        // Programs in the background of a shell ignore Ctrl+C, and so do those that they start, unless told otherwise.
        var sweep = Process.Start(new ProcessStartInfo(
            "env",
            [
                "--default-signal=INT", "dotnet", typeof(CommandLine).Assembly.Location, "sweep", "--recipe", "simple-nn", "--grid", "epochs=100000", "--grid", "lr=1e-4,1e-3",
                "--data", _folder["data"], "--store", _folder["s.db"], "--output", _folder["results"], "--workers", "2", .. more,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _sweeps.Add(sweep);
        return sweep;
    }

    // False where the sweep has ended before.
    private bool TrialsRun(Process sweep)
    {
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                Thread.Sleep(100);
                return sweep.HasExited || (File.Exists(_folder["s.db"]) && Trials().Count(trial => trial.State == TrialState.Running) == 2);
            },
            Patience));
        return !sweep.HasExited;
    }

    private void WaitUntilTheTimeIsOver(Process sweep)
    {
        while (true)
        {
            bool hasExited = sweep.HasExited;
            var left = TimeLeft();
            if (left <= TimeSpan.Zero)
            {
                return;
            }

            Assert.False(hasExited, "The sweep ended before its time was over.");
            Thread.Sleep(left);
        }
    }

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

    // As the next sweep finds them: a worker to which the machine gave no time to hand its training back was ended.
    private void AssertWaiting()
    {
        using var sweep = Sweep.Open(_folder["s.db"]);
        sweep.FreeTrainingsOfDeadWorkers();
        Assert.All(sweep.ReadTrials(), trial => Assert.Equal(TrialState.Waiting, trial.State));
    }

    // As in the middle of a batch that takes very long.
    private void FreezeWorkers(Process sweep)
    {
        _workers.AddRange(File.ReadAllText($"/proc/{sweep.Id}/task/{sweep.Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse));
        Assert.Equal(2, _workers.Count);
        _workers.ForEach(id => Signal(Stop, id));
    }

    // A moment later: the kernel ends what was killed when it comes to it.
    private static void AssertGone(int id) => Assert.True(
        SpinWait.SpinUntil(() => HasEnded(id), Patience), $"Worker {id} still runs.");

    private static bool HasEnded(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/stat").Contains(") Z", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }

    // Whether a signal was sent to a process that has not come to take it.
    private static bool Waits(int signal, Process process)
    {
        try
        {
            string line = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("ShdPnd:", StringComparison.Ordinal));
            return (Convert.ToInt64(line.Split('\t')[1], 16) & (1L << (signal - 1))) != 0;
        }
        catch (IOException)
        {
            return false;
        }
    }

    // At once: a program that sends it would have to be started first.
    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int id, int signal);

    private static void Signal(int signal, int id) => _ = Send(id, signal);
}
