using System.Diagnostics;
using System.Globalization;

namespace Mnist.MLNet.Sweeps.Workers;

/// <summary>A worker's name in a store: machine, process and the process's start, so that one that was killed can be told from one that runs.</summary>
internal static class WorkerName
{
    private const char Separator = '/';

    /// <summary>The name of this process as a worker.</summary>
    public static string Current { get; } = Of(Environment.ProcessId);

    /// <summary>The name of a process of this machine as a worker.</summary>
    /// <exception cref="ArgumentException">There is no such process.</exception>
    public static string Of(int id)
    {
        using var process = Process.GetProcessById(id);
        return Of(process);
    }

    /// <summary>Whether a worker was a process of this machine that runs no more. Of other machines nothing is known: their leases run out.</summary>
    public static bool IsGone(string worker)
    {
        if (worker.Split(Separator) is not [var machine, var id, _] || machine != Environment.MachineName || !int.TryParse(id, CultureInfo.InvariantCulture, out int number))
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(number);
            return process.HasExited || Of(process) != worker;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return true;
        }
        catch (IOException)
        {
            // It has just ended, or may not be looked at; whoever asks again knows more.
            return false;
        }
    }

    private static string Of(Process process) => string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}{Separator}{process.Id}{Separator}{StartOf(process)}");

    // The same to the letter whoever asks. On Linux, .NET makes a time of the kernel's count by the clock of the moment: two processes that ask differ by milliseconds, or more.
    private static string StartOf(Process process)
    {
        if (!OperatingSystem.IsLinux())
        {
            return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }

        // The process's name, in parentheses, may hold anything; behind it are its state and, as the 20th word, the clock ticks from the machine's start to its own.
        string status = File.ReadAllText($"/proc/{process.Id}/stat");
        string[] words = status[(status.LastIndexOf(')') + 2)..].Split(' ');
        return words[0] is "Z" or "X" ? "ended" : words[19];
    }
}
