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
    private const double Patience = 60;

    private readonly Process _process;
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private readonly List<(double From, double To)> _lost = [];
    private double _waited;

    /// <summary>Begins to measure.</summary>
    public StoppingProcess(Process process)
    {
        _process = process;
        _waited = Waited(process.Id) ?? 0;
    }

    /// <summary>Waits until the process has ended.</summary>
    /// <returns>Seconds from the beginning of the measurement to when the process was last seen.</returns>
    public double Wait()
    {
        double last = 0;
        while (!_process.WaitForExit(TimeSpan.FromSeconds(Interval)))
        {
            Assert.True(Given(last) < Patience, "The process does not end.");
            double now = _elapsed.Elapsed.TotalSeconds;
            double waited = Waited(_process.Id) ?? _waited;
            Lose(Math.Max(waited - _waited, now - last - (2 * Interval)), now);
            (last, _waited) = (now, waited);
        }

        return Given(last);
    }

    private double Given(double time) => time - _lost.Sum(part => part.To - part.From);

    // What was not given up to now; the kernel tells of a wait when it has ended, so that some of it may be lost already.
    private void Lose(double seconds, double now)
    {
        if (seconds <= 0)
        {
            return;
        }

        double from = Math.Max(0, now - seconds);
        while (_lost is [.., var later] && later.From >= from)
        {
            _lost.RemoveAt(_lost.Count - 1);
        }

        _lost.Add((_lost is [.., var earlier] ? Math.Max(from, earlier.To) : from, now));
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
