using System.Data.Common;
using System.Text.Json;

namespace Mnist.MLNet.Sweeps.Store;

/// <summary>
/// Where a sweep's trials live: one schema, in a SQLite file or a PostgreSQL database. Every change is one transaction, so that a process may be killed at any
/// moment, and transactions that write run one after the other, so that several workers can share a store. Who only reads sees the store as it was when it began, and
/// waits for nobody: not for a worker that stands still in the middle of a change either.
/// </summary>
internal abstract class TrialStore : IDisposable
{
    // A training whose workers die so often before its next evaluation brings the next worker down as well.
    // Many, because a sweep that is itself killed again and again looks the same from here, and must lose nothing.
    private const int MostAttempts = 25;

    // Whatever a tuner can still think of in a space that is all but tried out, it has thought of by then.
    private const int MostProposals = 100;

    /// <summary>What errors call the store; without secrets.</summary>
    public abstract string Name { get; }

    /// <summary>SQL for the database's time, in milliseconds since 1970.</summary>
    protected abstract string Now { get; }

    /// <summary>Opens the store that an address names.</summary>
    /// <param name="address">A file, or a connection string of PostgreSQL: <c>Host=…;Database=…</c> or <c>postgres://user:password@host/database</c>.</param>
    /// <param name="create">Whether a store that is not there yet is made.</param>
    /// <exception cref="IOException">The store cannot be reached, is locked or read-only, or there is none.</exception>
    /// <exception cref="InvalidDataException">It is no store, or of a newer version.</exception>
    public static TrialStore Open(string address, bool create)
    {
        TrialStore store = PostgresTrialStore.Understands(address) ? new PostgresTrialStore(address) : new SqliteTrialStore(address, create);
        try
        {
            store.Prepare(create);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>The sweep that the store is for, as JSON; null in a store that was just made.</summary>
    public string? ReadPlan() => Read(session => session.Query($"SELECT plan FROM {StoreSchema.SweepTable}", row => row.GetString(0)).FirstOrDefault());

    /// <summary>Says what the sweep is, and how long its workers may go on from now; null for as long as there is work.</summary>
    public void WritePlan(string plan, TimeSpan? timeLimit) => Write(session =>
    {
        session.Execute($"DELETE FROM {StoreSchema.SweepTable}");
        return session.Execute(
            $"INSERT INTO {StoreSchema.SweepTable} (version, plan, deadline) VALUES (@version, @plan, {Now} + @limit)",
            ("version", StoreSchema.Version),
            ("plan", plan),
            ("limit", timeLimit is { } limit ? (long)limit.TotalMilliseconds : null));
    });

    /// <summary>The time that workers may go on; null without a limit.</summary>
    public TimeSpan? ReadTimeLeft() => Read(session => session.Query(
        $"SELECT deadline - {Now} FROM {StoreSchema.SweepTable}",
        row => row.IsDBNull(0) ? (TimeSpan?)null : TimeSpan.FromMilliseconds(Whole(row, 0))).FirstOrDefault());

    /// <summary>Adds trials; those that are there already are left as they are.</summary>
    /// <returns>The number of trials that were new.</returns>
    public int Add(IEnumerable<TrialDraft> drafts) => Write(session => drafts.Sum(draft => Add(session, draft)));

    /// <summary>Adds one more trial that is thought of while no other worker can: the next one must know of this.</summary>
    /// <param name="limit">The number of trials that the sweep may have.</param>
    /// <param name="propose">Gives a trial from all that are there, and from the number of proposals just made that turned out to be there already.</param>
    /// <returns>Whether a trial was added: not at the limit, nor where every proposal is there already.</returns>
    public bool Propose(int limit, Func<IReadOnlyList<Trial>, int, TrialDraft> propose) => Write(session =>
    {
        var trials = ReadTrials(session);
        return trials.Count < limit && Enumerable.Range(0, MostProposals).Any(attempt => Add(session, propose(trials, attempt)) > 0);
    });

    /// <summary>Takes the next training that waits, or whose worker has not reported in time.</summary>
    /// <param name="worker">The name of the worker that takes it.</param>
    /// <param name="duration">The time within which the worker must report again.</param>
    /// <returns>The training with its waiting trials, or null where none is free.</returns>
    public TrainingLease? Take(string worker, TimeSpan duration) => Write(session =>
    {
        FailHopeless(session);
        var free = session.Query(
            $"""
            SELECT training, min(number) AS first FROM mnist_trial JOIN mnist_training ON id = training
            WHERE state = 'waiting' AND (token IS NULL OR leased_until < {Now}) GROUP BY training ORDER BY first LIMIT 1
            """,
            row => (int)Whole(row, 0));
        if (free is not [var training])
        {
            return null;
        }

        string token = Guid.NewGuid().ToString("N");
        session.Execute(
            $"""
            UPDATE mnist_training SET worker = @worker, token = @token, leased_until = {Now} + @duration, attempts = attempts + 1,
                epoch = 0, part = 0, loss = NULL, seconds_left = NULL
            WHERE id = @training
            """,
            ("worker", worker),
            ("token", token),
            ("duration", (long)duration.TotalMilliseconds),
            ("training", training));
        var trials = ReadTrials(session).Where(trial => trial.Training == training && trial.State == TrialState.Running).ToList();
        return new TrainingLease(training, token, duration, trials);
    });

    /// <summary>Keeps a lease and says how far its training is.</summary>
    /// <exception cref="LeaseLostException">Another worker has the training.</exception>
    public void Report(TrainingLease lease, TrialProgress progress) => Write(session => Renew(session, lease, progress, attempts: null));

    /// <summary>
    /// Keeps an evaluation; where it closes an epoch, the trials that end with that epoch get their result. What an earlier worker kept of it before it died stays:
    /// trials that have ended were read from it, and it is the same.
    /// </summary>
    /// <param name="lease">The lease.</param>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="closesEpoch">Whether the epoch ends with it.</param>
    /// <param name="progress">How far the training is.</param>
    /// <param name="bestStep">The step of the evaluation that is the model's if training ends here.</param>
    /// <exception cref="LeaseLostException">Another worker has the training.</exception>
    public void Record(TrainingLease lease, TrialEvaluation evaluation, bool closesEpoch, TrialProgress progress, long bestStep) => Write(session =>
    {
        Renew(session, lease, progress, attempts: 1);
        session.Execute(
            """
            INSERT INTO mnist_evaluation VALUES (@training, @step, @epoch, @training_loss, @training_accuracy, @learning_rate,
                @v_accuracy, @v_precision, @v_recall, @v_f1, @v_loss, @t_accuracy, @t_precision, @t_recall, @t_f1, @t_loss, @seconds, @images_per_second)
            ON CONFLICT DO NOTHING
            """,
            [
                ("training", lease.Training), ("step", evaluation.Step), ("epoch", evaluation.Epoch),
                ("training_loss", evaluation.TrainingLoss), ("training_accuracy", evaluation.TrainingAccuracy), ("learning_rate", evaluation.LearningRate),
                .. Parameters("v", evaluation.Validation), .. Parameters("t", evaluation.Test),
                ("seconds", evaluation.Seconds), ("images_per_second", evaluation.ImagesPerSecond),
            ]);
        return closesEpoch ? End(session, lease, TrialState.Done, null, bestStep, evaluation.Epoch) : 0;
    });

    /// <summary>Ends all trials of a lease that have not ended, and gives the lease back.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="state">How they ended.</param>
    /// <param name="reason">Why, where they have no result.</param>
    /// <param name="bestStep">The step of the model's evaluation; null where there is none.</param>
    /// <exception cref="LeaseLostException">Another worker has the training.</exception>
    public void End(TrainingLease lease, TrialState state, string? reason, long? bestStep) => Write(session =>
    {
        RequireHeld(session.Execute("UPDATE mnist_training SET token = NULL, worker = NULL WHERE id = @training AND token = @token", Key(lease)));
        return End(session, lease, state, reason, bestStep, int.MaxValue);
    });

    /// <summary>Gives a lease back, so that its trials wait for another worker. A lease that was lost stays so.</summary>
    public void Release(TrainingLease lease) => Write(session =>
        session.Execute("UPDATE mnist_training SET token = NULL, worker = NULL, attempts = attempts - 1 WHERE id = @training AND token = @token", Key(lease)));

    /// <summary>Gives back what workers held that are known to be gone.</summary>
    /// <param name="isGone">Whether a worker, by its name, runs no more.</param>
    public void ReleaseOf(Predicate<string> isGone)
    {
        var gone = Read(session => session.Query("SELECT DISTINCT worker FROM mnist_training WHERE token IS NOT NULL", row => row.GetString(0))).FindAll(isGone);
        if (gone.Count > 0)
        {
            Write(session => gone.Sum(worker => session.Execute("UPDATE mnist_training SET token = NULL, worker = NULL WHERE worker = @worker", ("worker", worker))));
        }
    }

    /// <summary>Whether a trial waits or is running.</summary>
    public bool HasUnfinishedTrials() => Read(session => session.Number("SELECT count(*) FROM mnist_trial WHERE state = 'waiting'")) > 0;

    /// <summary>All trials, by number.</summary>
    public IReadOnlyList<Trial> ReadTrials() => Read(ReadTrials);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Opens a connection, from a pool.</summary>
    protected abstract DbConnection Connect();

    /// <summary>Begins a transaction that reads, and sees one state of the store however long it takes.</summary>
    protected abstract DbTransaction BeginReading(DbConnection connection);

    /// <summary>Begins a transaction that no other one that writes runs beside.</summary>
    protected abstract DbTransaction BeginWriting(DbConnection connection);

    /// <summary>Whether the database has the store's tables; false in an empty one.</summary>
    /// <exception cref="InvalidDataException">It is another program's.</exception>
    protected abstract bool HasTables(StoreSession session);

    /// <summary>What an error of the database means to the user; null where it means nothing special.</summary>
    protected abstract Exception? Explain(DbException exception);

    /// <summary>A whole number of any width.</summary>
    protected static long Whole(DbDataReader row, int column) => Convert.ToInt64(row.GetValue(column), System.Globalization.CultureInfo.InvariantCulture);

    private static (string Name, object? Value)[] Key(TrainingLease lease) => [("training", lease.Training), ("token", lease.Token)];

    private static (string Name, object? Value)[] Parameters(string prefix, Quality quality) =>
    [
        ($"{prefix}_accuracy", quality.Accuracy), ($"{prefix}_precision", quality.Precision), ($"{prefix}_recall", quality.Recall),
        ($"{prefix}_f1", quality.F1), ($"{prefix}_loss", quality.Loss),
    ];

    private static void RequireHeld(int changedRows)
    {
        if (changedRows == 0)
        {
            throw new LeaseLostException();
        }
    }

    private T Read<T>(Func<StoreSession, T> work) => Transact(BeginReading, work);

    private T Write<T>(Func<StoreSession, T> work) => Transact(BeginWriting, work);

    // All of it happens, or nothing.
    private T Transact<T>(Func<DbConnection, DbTransaction> begin, Func<StoreSession, T> work)
    {
        try
        {
            using var connection = Connect();
            using var transaction = begin(connection);
            var result = work(new StoreSession(connection, transaction));
            transaction.Commit();
            return result;
        }
        catch (DbException exception)
        {
            throw Explain(exception) ?? new TrialStoreException($"The trial store '{Name}' failed: {exception.Message}", exception);
        }
    }

    private void Prepare(bool create)
    {
        if (Read(IsStore))
        {
            return;
        }

        if (!create)
        {
            throw new InvalidDataException($"'{Name}' holds no sweep; start one with 'mnist sweep'.");
        }

        // Another process may just have made it.
        Write(session => IsStore(session) ? 0 : session.Execute(StoreSchema.Create));
    }

    private bool IsStore(StoreSession session)
    {
        if (!HasTables(session))
        {
            return false;
        }

        long version = session.Query($"SELECT version FROM {StoreSchema.SweepTable}", row => Whole(row, 0)).DefaultIfEmpty(StoreSchema.Version).First();
        if (version > StoreSchema.Version)
        {
            throw new InvalidDataException(
                $"The trial store '{Name}' is of version {version}, and this program knows those up to {StoreSchema.Version}; use a newer program, or name another store.");
        }

        return true;
    }

    private static int Add(StoreSession session, TrialDraft draft)
    {
        if (session.Number("SELECT count(*) FROM mnist_trial WHERE identity = @identity", ("identity", draft.Identity)) > 0)
        {
            return 0;
        }

        var known = session.Query("SELECT id FROM mnist_training WHERE identity = @identity", row => Whole(row, 0), ("identity", draft.TrainingIdentity));
        long training = known is [var id] ? id : session.Number("SELECT coalesce(max(id), 0) + 1 FROM mnist_training");
        if (known.Count == 0)
        {
            session.Execute("INSERT INTO mnist_training (id, identity) VALUES (@id, @identity)", ("id", training), ("identity", draft.TrainingIdentity));
        }

        return session.Execute(
            """
            INSERT INTO mnist_trial (number, identity, training, recipe, settings, epochs, state)
            VALUES ((SELECT coalesce(max(number), 0) + 1 FROM mnist_trial), @identity, @training, @recipe, @settings, @epochs, 'waiting')
            """,
            ("identity", draft.Identity),
            ("training", training),
            ("recipe", draft.Recipe),
            ("settings", JsonSerializer.Serialize(draft.Settings)),
            ("epochs", draft.Epochs));
    }

    private int Renew(StoreSession session, TrainingLease lease, TrialProgress progress, int? attempts)
    {
        int changed = session.Execute(
            $"""
            UPDATE mnist_training SET leased_until = {Now} + @duration, epoch = @epoch, part = @part, loss = @loss, seconds_left = @left{(attempts is null ? "" : ", attempts = @attempts")}
            WHERE id = @training AND token = @token
            """,
            [
                .. Key(lease),
                ("duration", (long)lease.Duration.TotalMilliseconds),
                ("epoch", progress.Epoch), ("part", progress.Part), ("loss", progress.Loss), ("left", progress.SecondsLeft),
                .. attempts is { } count ? new (string, object?)[] { ("attempts", count) } : [],
            ]);
        RequireHeld(changed);
        return changed;
    }

    private int End(StoreSession session, TrainingLease lease, TrialState state, string? reason, long? bestStep, int epochs) => session.Execute(
        $"""
        UPDATE mnist_trial SET state = @state, reason = @reason, best_step = @best, ended = {Now}
        WHERE training = @training AND state = 'waiting' AND epochs <= @epochs
        """,
        ("state", StateNames.Of(state)),
        ("reason", reason),
        ("best", bestStep),
        ("training", lease.Training),
        ("epochs", epochs));

    private void FailHopeless(StoreSession session) => session.Execute(
        $"""
        UPDATE mnist_trial SET state = 'failed', ended = {Now}, reason = 'its worker died {MostAttempts} times in a row'
        WHERE state = 'waiting' AND training IN (SELECT id FROM mnist_training WHERE attempts >= {MostAttempts} AND (token IS NULL OR leased_until < {Now}))
        """);

    private IReadOnlyList<Trial> ReadTrials(StoreSession session)
    {
        var evaluations = session.Query("SELECT * FROM mnist_evaluation ORDER BY training, step", row => (Training: (int)Whole(row, 0), Value: TrialRows.Evaluation(row)))
            .ToLookup(row => row.Training, row => row.Value);
        return session.Query(
            $"""
            SELECT number, training, recipe, settings, epochs, state, reason, best_step, ended,
                CASE WHEN token IS NOT NULL AND leased_until >= {Now} THEN worker END, epoch, part, loss, seconds_left
            FROM mnist_trial JOIN mnist_training ON id = training ORDER BY number
            """,
            row => TrialRows.Trial(row, evaluations));
    }
}
