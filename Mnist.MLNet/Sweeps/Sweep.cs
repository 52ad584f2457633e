using Mnist.MLNet.Data;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Sweeps.Store;
using Mnist.MLNet.Sweeps.Workers;

namespace Mnist.MLNet.Sweeps;

/// <summary>
/// A sweep in its store, which any number of processes can work on. Each holds the same plan; what one finds, all see. A process that is killed loses at most
/// the training that it was at, which another one takes over.
/// </summary>
public sealed class Sweep : IDisposable
{
    // 40 days; .NET's timers reach 49.
    private static readonly TimeSpan LongestTimeLimit = TimeSpan.FromHours(960);

    private readonly TrialStore _store;

    private Sweep(TrialStore store, SweepPlan plan) => (_store, Plan) = (store, plan);

    /// <summary>What the sweep tries.</summary>
    public SweepPlan Plan { get; }

    /// <summary>The store's name for people; without secrets.</summary>
    public string StoreName => _store.Name;

    /// <summary>Starts a sweep in a new store, or goes on with the same sweep in one that is there.</summary>
    /// <param name="store">A SQLite file, or the connection string of a PostgreSQL database.</param>
    /// <param name="plan">The sweep.</param>
    /// <param name="data">The data to train and test on.</param>
    /// <param name="timeLimit">How long workers may go on from now; null for no limit.</param>
    /// <returns>The sweep.</returns>
    /// <exception cref="ArgumentException">The plan is not one, the store holds another sweep, or the time limit is above 960 hours.</exception>
    /// <exception cref="IOException">The store cannot be opened or written.</exception>
    /// <exception cref="InvalidDataException">It is no store, or of a newer version.</exception>
    public static Sweep Start(string store, SweepPlan plan, MnistData data, TimeSpan? timeLimit = null)
    {
        plan.Validate();
        RequireMeasurable(timeLimit);
        plan = plan with { Data = data.ContentHash };
        var trials = TrialStore.Open(store, create: true);
        try
        {
            if (trials.ReadPlan() is { } json && SweepFile.Read(json, trials.Name) is var kept && !IsSame(kept, plan))
            {
                throw new ArgumentException(kept.Data != plan.Data
                    ? $"The trial store '{trials.Name}' holds a sweep on other data; use that data, or name another store."
                    : $"The trial store '{trials.Name}' holds another sweep; go on with that by --resume, or name another store.");
            }

            return Begin(trials, plan, timeLimit);
        }
        catch
        {
            trials.Dispose();
            throw;
        }
    }

    /// <summary>Goes on with the sweep of a store.</summary>
    /// <param name="store">A SQLite file, or the connection string of a PostgreSQL database.</param>
    /// <param name="data">The data that the sweep began on.</param>
    /// <param name="trials">The number of trials that it may now have; null for as many as before.</param>
    /// <param name="timeLimit">How long workers may go on from now; null for no limit.</param>
    /// <returns>The sweep.</returns>
    /// <exception cref="ArgumentException">It began on other data, or the time limit is above 960 hours.</exception>
    /// <exception cref="IOException">The store cannot be opened or written, or there is none.</exception>
    /// <exception cref="InvalidDataException">It is no store, or of a newer version.</exception>
    public static Sweep Resume(string store, MnistData data, int? trials = null, TimeSpan? timeLimit = null)
    {
        RequireMeasurable(timeLimit);
        var sweep = Open(store);
        try
        {
            sweep.RequireData(data);
            return Begin(sweep._store, sweep.Plan with { Trials = trials ?? sweep.Plan.Trials }, timeLimit);
        }
        catch
        {
            sweep.Dispose();
            throw;
        }
    }

    /// <summary>Opens the sweep of a store, to work on it or to look at it while others do.</summary>
    /// <param name="store">A SQLite file, or the connection string of a PostgreSQL database.</param>
    /// <returns>The sweep.</returns>
    /// <exception cref="IOException">The store cannot be opened, or there is none.</exception>
    /// <exception cref="InvalidDataException">It is no store, holds no sweep, or is of a newer version.</exception>
    public static Sweep Open(string store)
    {
        var trials = TrialStore.Open(store, create: false);
        try
        {
            string json = trials.ReadPlan() ?? throw new InvalidDataException($"'{trials.Name}' holds no sweep; start one with 'mnist sweep'.");
            return new Sweep(trials, SweepFile.Read(json, trials.Name));
        }
        catch
        {
            trials.Dispose();
            throw;
        }
    }

    /// <summary>Whether an address of a store is that of a file.</summary>
    /// <param name="store">A SQLite file, or the connection string of a PostgreSQL database.</param>
    public static bool IsFile(string store) => !PostgresTrialStore.Understands(store);

    /// <summary>The recipe that a trial trains, with all its settings.</summary>
    /// <param name="trial">A trial of this sweep.</param>
    /// <returns>The recipe.</returns>
    public Recipe RecipeOf(Trial trial) => TrialRecipe.Of(Plan, trial);

    /// <summary>All trials, by number, as they are now.</summary>
    /// <returns>The trials.</returns>
    public IReadOnlyList<Trial> ReadTrials() => _store.ReadTrials();

    /// <summary>The time that workers may still go on; null without a limit.</summary>
    /// <returns>The time, below zero when it is over.</returns>
    public TimeSpan? ReadTimeLeft() => _store.ReadTimeLeft();

    /// <summary>Works on the sweep in this process until it has ended, its time is over, or the token is cancelled.</summary>
    /// <param name="data">The data that the sweep began on.</param>
    /// <param name="threads">The number of threads to compute with.</param>
    /// <param name="stop">Stops the work within a moment; the training at hand then waits for another worker.</param>
    /// <exception cref="ArgumentException">The sweep began on other data.</exception>
    /// <exception cref="IOException">The store cannot be written.</exception>
    public void Work(MnistData data, int threads, CancellationToken stop = default)
    {
        RequireData(data);
        new SweepWorker(_store, Plan, data, threads).Run(stop);
    }

    /// <summary>Frees the trainings of workers on this machine whose processes are gone, so that others need not wait until they are missed.</summary>
    public void FreeTrainingsOfDeadWorkers() => _store.ReleaseOf(WorkerName.IsGone);

    /// <inheritdoc/>
    public void Dispose() => _store.Dispose();

    private static Sweep Begin(TrialStore store, SweepPlan plan, TimeSpan? timeLimit)
    {
        store.WritePlan(SweepFile.Write(plan), timeLimit);
        store.ReleaseOf(WorkerName.IsGone);
        if (plan.Tuner == SweepPlan.GridTuner)
        {
            store.Add(GridPoints.Of(plan));
        }

        return new Sweep(store, plan);
    }

    private static void RequireMeasurable(TimeSpan? timeLimit)
    {
        if (timeLimit > LongestTimeLimit)
        {
            throw new ArgumentException($"The time limit is {timeLimit.Value.TotalHours:0} hours; it must be at most {LongestTimeLimit.TotalHours:0}.");
        }
    }

    // More trials, or fewer, are still the same sweep.
    private static bool IsSame(SweepPlan one, SweepPlan other) => SweepFile.Write(one with { Trials = null }) == SweepFile.Write(other with { Trials = null });

    private void RequireData(MnistData data)
    {
        if (data.ContentHash != Plan.Data)
        {
            throw new ArgumentException($"The trial store '{StoreName}' holds a sweep on other data than '{data.Folder}'; name its data with --data.");
        }
    }
}
