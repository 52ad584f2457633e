using Mnist.MLNet.Cli.Input;

namespace Mnist.MLNet.Cli.Sweeps;

/// <summary>The worker processes of this machine: started together, replaced when they die, stopped together, from any thread.</summary>
internal sealed class WorkerTeam : IDisposable
{
    // A worker that dies within this time has not come to any training.
    private static readonly TimeSpan Childhood = TimeSpan.FromSeconds(10);

    // Within this and the time to write what was found, a stopped sweep ends in two seconds.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.2);

    private const int MostEarlyDeaths = 3;

    private readonly Func<WorkerProcess> _start;
    private readonly WorkerProcess[] _workers;
    private readonly Lock _gate = new();
    private readonly Timer _end;
    private int _earlyDeaths;
    private bool _stopping;
    private bool _disposed;

    public WorkerTeam(int count, Func<WorkerProcess> start)
    {
        _start = start;
        _workers = [.. Enumerable.Range(0, count).Select(_ => start())];
        _end = new Timer(_ => Kill());
        StopSignal.Insisted += Kill;
    }

    /// <summary>Whether any worker runs.</summary>
    public bool IsAtWork => _workers.Any(worker => worker.IsAlive);

    /// <summary>Replaces workers that were killed, or that all have ended while there is work.</summary>
    /// <param name="isWorkLeft">Whether there is.</param>
    /// <returns>Why the sweep cannot go on, or null.</returns>
    public Failure? Tend(bool isWorkLeft)
    {
        lock (_gate)
        {
            return _stopping ? null : Replace(isWorkLeft);
        }
    }

    /// <summary>Asks all workers to stop, ends those that do not stop in time, and does not wait for that.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            if (_stopping)
            {
                return;
            }

            _stopping = true;
            foreach (var worker in _workers)
            {
                worker.Stop();
            }

            _end.Change(Grace, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Stops all workers, and waits until they have ended.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        Stop();
        foreach (var worker in _workers)
        {
            worker.Wait(2 * Grace);
        }

        StopSignal.Insisted -= Kill;
        _end.Dispose();
        foreach (var worker in _workers)
        {
            worker.Dispose();
        }
    }

    private Failure? Replace(bool isWorkLeft)
    {
        for (int i = 0; i < _workers.Length; i++)
        {
            var worker = _workers[i];
            if (worker.IsAlive || (worker.Code == ExitCode.Success && (!isWorkLeft || IsAtWork)))
            {
                continue;
            }

            bool isFinal = worker.Code is ExitCode.WrongUsage or ExitCode.BadFile;
            _earlyDeaths += worker.Code != ExitCode.Success && worker.Life < Childhood ? 1 : 0;
            if (isFinal || _earlyDeaths > MostEarlyDeaths)
            {
                string error = worker.Error is { Length: > 0 } line ? line.Replace("mnist: ", "", StringComparison.Ordinal) : $"it was ended with code {worker.Code}";
                return new Failure(isFinal ? worker.Code : ExitCode.Unexpected, $"a worker failed: {error}");
            }

            _workers[i] = _start();
            worker.Dispose();
        }

        return null;
    }

    private void Kill()
    {
        foreach (var worker in _workers)
        {
            worker.Kill();
        }
    }
}
