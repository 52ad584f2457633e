using Mnist.MLNet.Data;
using Mnist.MLNet.Sweeps.Store;

namespace Mnist.MLNet.Sweeps.Workers;

/// <summary>Takes trainings from a store, one after the other, until none is left for anybody.</summary>
internal sealed class SweepWorker(TrialStore store, SweepPlan plan, MnistData data, int threads)
{
    /// <summary>The time after which a worker that has not reported counts as dead.</summary>
    public static readonly TimeSpan LeaseDuration = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan WaitForOthers = TimeSpan.FromMilliseconds(500);

    /// <summary>Works until the sweep has ended, its time is over, or the token is cancelled.</summary>
    /// <exception cref="TrialStoreException">The store's database does not do what it should.</exception>
    public void Run(CancellationToken stop)
    {
        using var limit = new CancellationTokenSource();
        if (store.ReadTimeLeft() is { } left)
        {
            limit.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        var training = new TrialTraining(store, plan, data, threads);
        var proposals = new TrialProposals(plan);
        while (!ending.IsCancellationRequested)
        {
            if (store.Take(WorkerName.Current, LeaseDuration) is { } lease)
            {
                training.Run(lease, ending.Token);
            }
            else if (!proposals.TryAddTo(store))
            {
                // What other workers have may fall back to this one.
                if (!store.HasUnfinishedTrials())
                {
                    return;
                }

                store.ReleaseOf(WorkerName.IsGone);
                ending.Token.WaitHandle.WaitOne(WaitForOthers);
            }
        }
    }
}
