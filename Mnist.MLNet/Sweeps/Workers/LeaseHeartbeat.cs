using Mnist.MLNet.Sweeps.Store;

namespace Mnist.MLNet.Sweeps.Workers;

/// <summary>Reports how far a training is, again and again, so that its worker keeps it; on a thread of its own, since an epoch may take longer than a lease.</summary>
internal sealed class LeaseHeartbeat : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ManualResetEventSlim _ended = new();
    private readonly CancellationTokenSource _stop;
    private readonly Thread _thread;

    public LeaseHeartbeat(TrialStore store, TrainingLease lease, Func<TrialProgress?> progress, CancellationToken stop)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _thread = new Thread(() => Beat(store, lease, progress)) { IsBackground = true, Name = "lease heartbeat" };
        _thread.Start();
    }

    /// <summary>Cancelled when the worker has to stop, or when another worker has the training.</summary>
    public CancellationToken Stop => _stop.Token;

    public void Dispose()
    {
        _ended.Set();
        _thread.Join();
        _ended.Dispose();
        _stop.Dispose();
    }

    private void Beat(TrialStore store, TrainingLease lease, Func<TrialProgress?> progress)
    {
        while (!_ended.Wait(Interval))
        {
            try
            {
                store.Report(lease, progress() ?? TrialProgress.None);
            }
            catch (LeaseLostException)
            {
                _stop.Cancel();
                return;
            }
            catch (TrialStoreException)
            {
                // The next beat may succeed; what has to be kept is written by the training itself, which then sees the error.
            }
        }
    }
}
