using System.Diagnostics;
using Mnist.MLNet.Data;
using Mnist.MLNet.Sweeps;

namespace Mnist.MLNet.Cli.Sweeps;

/// <summary>Runs the workers of a sweep on this machine, and shows how far it is. Until it is disposed, workers that were asked to stop may still be at it.</summary>
internal sealed class SweepRun(Sweep sweep, string address, MnistData data, int workers, int? threads, CancellationToken stop) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private WorkerTeam? _team;

    /// <summary>The number of threads for each worker; unless it is given, so many that all cores are used once.</summary>
    public int Threads { get; } = threads ?? Math.Max(1, Environment.ProcessorCount / workers);

    /// <summary>Runs until the sweep has ended, its time is over, it is stopped, or it cannot go on.</summary>
    /// <param name="show">Shows what is known; called again and again.</param>
    /// <returns>Why the sweep did not end; null where it did.</returns>
    public Failure? Run(Action<SweepProgress> show)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (sweep.ReadTimeLeft() is { } left)
        {
            ending.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }

        _team = new WorkerTeam(workers, () => new WorkerProcess(address, data.Folder, Threads));

        // At once, whatever this thread is waiting for: a worker that stands still in the middle of a change keeps the store from all others until it is ended.
        using var stopping = ending.Token.Register(_team.Stop);
        try
        {
            return Watch(_team, show, ending.Token);
        }
        finally
        {
            _team.Stop();
        }
    }

    public void Dispose() => _team?.Dispose();

    private Failure? Watch(WorkerTeam team, Action<SweepProgress> show, CancellationToken ending)
    {
        while (true)
        {
            var progress = new SweepProgress(sweep.Plan, sweep.ReadTrials(), workers, _elapsed.Elapsed);
            show(progress);
            if (stop.IsCancellationRequested)
            {
                return new Failure(ExitCode.Interrupted, "stopped by Ctrl+C; the same command goes on from here");
            }

            if (ending.IsCancellationRequested)
            {
                return null;
            }

            if (!team.IsAtWork && progress.Status.IsSettled)
            {
                return null;
            }

            if (team.Tend(isWorkLeft: !progress.Status.IsSettled) is { } failure)
            {
                return failure;
            }

            sweep.FreeTrainingsOfDeadWorkers();
            ending.WaitHandle.WaitOne(Interval);
        }
    }
}
