using System.Diagnostics;
using System.Globalization;

namespace Mnist.MLNet.Tests.Cli.Sweeps;

/// <summary>
/// How long a process takes to end, without the time that the machine did not give: in which its main thread was ready to run and the machine ran others instead, which the
/// kernel counts to the nanosecond (/proc/PID/task/TID/schedstat), and in which not even this test ran, as on a machine that stands still.
/// </summary>
internal sealed class StoppingProcess
{
    private const double Interval = 0.005;

    // A process that does not end at all fails its test; others have ended long before.
    private const double Patience = 120;

    private readonly Process _process;
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private double _waited;

    /// <summary>Begins to measure.</summary>
    public StoppingProcess(Process process)
    {
        _process = process;
        _waited = Waited(process.Id) ?? 0;
    }

    /// <summary>Waits until the process has ended.</summary>
    /// <returns>Seconds since the measurement began.</returns>
    public double Wait()
    {
        double seconds = 0;
        double last = 0;
        while (!_process.WaitForExit(TimeSpan.FromSeconds(Interval)))
        {
            Assert.True(_elapsed.Elapsed.TotalSeconds < Patience, "The process does not end.");
            double now = _elapsed.Elapsed.TotalSeconds;
            double waited = Waited(_process.Id) ?? _waited;

            // Of two delays that may have been at the same time only the longer counts.
            double late = now - last - (2 * Interval);
            seconds += now - last - Math.Max(0, Math.Max(late, waited - _waited));
            (last, _waited) = (now, waited);
        }

        return seconds;
    }

    /// <summary>Seconds that the main thread of a process has waited for a core; null where that is not known.</summary>
    private static double? Waited(int id)
    {
        try
        {
            return double.Parse(File.ReadAllText($"/proc/{id}/task/{id}/schedstat").Split(' ')[1], CultureInfo.InvariantCulture) / 1e9;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or IndexOutOfRangeException)
        {
            return null;
        }
    }
}
