using System.Diagnostics;
using System.Globalization;

namespace Mnist.MLNet.Tests.Cli.Sweeps;

/// <summary>
/// How long a process takes to end, without the time in which its main thread was ready to run and the machine ran others instead: that is the machine's load and not the
/// program's doing. The kernel counts it to the nanosecond (/proc/PID/task/TID/schedstat).
/// </summary>
internal sealed class StoppingProcess
{
    private readonly Process _process;
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private readonly double _waitedBefore;
    private double _waited;

    /// <summary>Begins to measure.</summary>
    public StoppingProcess(Process process)
    {
        _process = process;
        _waitedBefore = _waited = Waited(process.Id) ?? 0;
    }

    /// <summary>Waits until the process has ended.</summary>
    /// <returns>Seconds since the measurement began.</returns>
    public double Wait()
    {
        while (!_process.WaitForExit(5))
        {
            _waited = Waited(_process.Id) ?? _waited;
        }

        return _elapsed.Elapsed.TotalSeconds - (_waited - _waitedBefore);
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
