using System.Diagnostics;
using Mnist.MLNet.Sweeps.Workers;

namespace Mnist.MLNet.Tests.Sweeps.Workers;

public sealed class WorkerNameTests
{
    [Fact]
    public void A_process_that_runs_is_there_and_one_that_ended_is_gone()
    {
        using var process = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "more" : "cat") { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        string name = WorkerName.Of(process.Id);
        Assert.False(WorkerName.IsGone(name));
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(WorkerName.IsGone(name));
    }

    [Fact]
    public void A_process_that_has_the_number_of_an_earlier_one_is_another()
    {
        Assert.False(WorkerName.IsGone(WorkerName.Current));
        Assert.True(WorkerName.IsGone(WorkerName.Current + "0"));
    }

    [Fact]
    public void Nothing_is_known_of_other_machines()
    {
        Assert.False(WorkerName.IsGone("another machine/1/2"));
        Assert.False(WorkerName.IsGone("worker 1"));
    }

    // Each process makes the time of a start from clocks of its own; a name must not depend on them.
    [SkippableFact]
    public void Every_process_gives_a_process_the_same_name()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Processes are looked at as Linux has it.");
        string[] words = File.ReadAllText("/proc/self/stat").Split(") ")[^1].Split(' ');
        Assert.Equal($"{Environment.MachineName}/{Environment.ProcessId}/{words[19]}", WorkerName.Current);
    }

    [SkippableFact]
    public void A_process_that_was_killed_and_that_nobody_has_asked_for_is_gone()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Processes are looked at as Linux has it.");

        // The shell becomes a program that does not ask for its children: the one that is killed stays in the list of processes.
        using var parent = Process.Start(new ProcessStartInfo("sh", ["-c", "sleep 1000 & echo $!; exec cat"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        int child = int.Parse(parent.StandardOutput.ReadLine()!, System.Globalization.CultureInfo.InvariantCulture);
        string name = WorkerName.Of(child);
        Until(() => File.ReadAllText($"/proc/{parent.Id}/comm") == "cat\n");
        Assert.False(WorkerName.IsGone(name));
        using (var process = Process.GetProcessById(child))
        {
            process.Kill();
        }

        Until(() => File.ReadAllText($"/proc/{child}/stat").Contains(") Z ", StringComparison.Ordinal));
        Assert.True(WorkerName.IsGone(name));
        parent.StandardInput.Close();
        parent.WaitForExit();
    }

    private static void Until(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromMinutes(1)));
}
