using Microsoft.ML;
using Mnist.MLNet.Data;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Sweeps.Store;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Sweeps.Workers;

/// <summary>Trains what a lease gives a right to, through the same pipeline as any training, and keeps in the store what comes of it.</summary>
internal sealed class TrialTraining(TrialStore store, SweepPlan plan, MnistData data, int threads)
{
    private readonly Dictionary<(float, float), LabeledImages> _testImages = [];

    /// <summary>Trains to the end, to a failure, or until it is stopped; then the trials wait again.</summary>
    /// <exception cref="TrialStoreException">The store's database does not do what it should.</exception>
    public void Run(TrainingLease lease, CancellationToken stop)
    {
        TrialObserver? observer = null;
        using var heartbeat = new LeaseHeartbeat(store, lease, () => observer?.Progress, stop);
        try
        {
            var recipe = TrialRecipe.Of(plan, lease.Trials.MaxBy(trial => trial.Epochs)!);
            var ml = new MLContext(recipe.Options.Seed);
            observer = new TrialObserver(store, lease, TestImages(ml, recipe), recipe.Options.Selection, new TrialPruning(store, plan, lease.Epochs), heartbeat.Stop);
            var train = Normalize(ml, recipe, data.Train);
            ml.Mnist().TorchClassifier(recipe.Network, recipe.Options with { Threads = threads, Observers = [observer] }).Fit(train).Dispose();
            store.End(lease, TrialState.Done, reason: null, observer.BestStep);
        }
        catch (OperationCanceledException) when (heartbeat.Stop.IsCancellationRequested)
        {
            store.Release(lease);
        }
        catch (TrialPrunedException pruned)
        {
            store.End(lease, TrialState.Pruned, pruned.Message, observer!.BestStep);
        }
        catch (LeaseLostException)
        {
            // The other worker's results will be the same.
        }
        catch (TrialStoreException)
        {
            throw;
        }
#pragma warning disable CA1031 // whatever a setting leads to is that trial's result
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fail(lease, exception);
        }
    }

    private void Fail(TrainingLease lease, Exception exception)
    {
        try
        {
            store.End(lease, TrialState.Failed, Reason(exception), bestStep: null);
        }
        catch (LeaseLostException)
        {
            // The other worker will see the same failure.
        }
    }

    private static string Reason(Exception exception) => exception switch
    {
        OutOfMemoryException => "out of memory",
        TrainingDivergedException or ArgumentException => exception.Message,
        _ => $"{exception.GetType().Name}: {exception.Message}",
    };

    private LabeledImages TestImages(MLContext ml, Recipe recipe)
    {
        if (!_testImages.TryGetValue((recipe.Mean, recipe.StandardDeviation), out var images))
        {
            images = LabeledImages.Read(Normalize(ml, recipe, data.Test), recipe.Options.FeatureColumnName, recipe.Options.LabelColumnName);
            _testImages[(recipe.Mean, recipe.StandardDeviation)] = images;
        }

        return images;
    }

    private static IDataView Normalize(MLContext ml, Recipe recipe, IDataView rows) =>
        ml.Mnist().NormalizePixels(recipe.Mean, recipe.StandardDeviation).Fit(rows).Transform(rows);
}
