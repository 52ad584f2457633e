using System.Diagnostics;
using System.Globalization;

namespace Mnist.MLNet.Sweeps.Workers;

/// <summary>A worker's name in a store: machine, process and the process's start, so that one that was killed can be told from one that runs.</summary>
internal static class WorkerName
{
    private const char Separator = '/';

    /// <summary>The name of this process as a worker.</summary>
    public static string Current { get; } = Of(Process.GetCurrentProcess());

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
    }

    // to the tenth of a second: the kernel's clock ticks are converted anew in every process
    private static string Of(Process process) => string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName}{Separator}{process.Id}{Separator}{process.StartTime.ToUniversalTime():yyyyMMdd'T'HHmmss.f}");
}
