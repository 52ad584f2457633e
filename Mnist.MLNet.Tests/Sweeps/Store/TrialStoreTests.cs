using System.Diagnostics;
using Mnist.MLNet.Sweeps;
using Mnist.MLNet.Sweeps.Store;

namespace Mnist.MLNet.Tests.Sweeps.Store;

public sealed class TrialStoreTests(PostgresServer postgres) : IClassFixture<PostgresServer>, IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TrialProgress Progress = new(1, 0.25, 0.5, 12.5);

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Providers => ["sqlite", "postgres"];

    public void Dispose() => _folder.Dispose();

    [SkippableTheory, MemberData(nameof(Providers))]
    public void The_plan_is_read_back_as_it_was_written(string provider)
    {
        string address = Address(provider);
        using (var store = TrialStore.Open(address, create: true))
        {
            Assert.Null(store.ReadPlan());
            store.WritePlan("{ \"a\": \"é\" }", timeLimit: null);
            store.WritePlan("{ \"b\": \"é\" }", timeLimit: null);
        }

        using var again = TrialStore.Open(address, create: false);
        Assert.Equal("{ \"b\": \"é\" }", again.ReadPlan());
        Assert.Null(again.ReadTimeLeft());
    }

    [SkippableTheory, MemberData(nameof(Providers))]
    public void A_time_limit_runs_by_the_databases_clock(string provider)
    {
        using var store = TrialStore.Open(Address(provider), create: true);
        var watch = Stopwatch.StartNew();
        store.WritePlan("{}", Minute);
        var left = store.ReadTimeLeft()!.Value;

        // to the clocks' difference
        Assert.InRange(left, Minute - watch.Elapsed - TimeSpan.FromSeconds(0.1), Minute);
    }

    [SkippableTheory, MemberData(nameof(Providers))]
    public void Who_reads_waits_for_nobody_who_is_in_the_middle_of_a_change(string provider)
    {
        string address = Address(provider);
        using var store = TrialStore.Open(address, create: true);
        store.WritePlan("{}", Minute);
        store.Add([Draft("a", 2)]);
        store.Take("me", Minute);
        Assert.True(store.Propose(limit: 9, (_, _) =>
        {
            using var reader = TrialStore.Open(address, create: true);
            Assert.Equal("{}", reader.ReadPlan());
            Assert.NotNull(reader.ReadTimeLeft());
            Assert.True(reader.HasUnfinishedTrials());
            reader.ReleaseOf(worker => worker == "another");
            Assert.Equal("me", Assert.Single(reader.ReadTrials()).Worker);
            return Draft("b", 2);
        }));
        Assert.Equal(2, store.ReadTrials().Count);
    }

    [SkippableTheory, MemberData(nameof(Providers))]
    public void A_trial_that_is_there_already_is_not_added_again(string provider)
    {
        using var store = TrialStore.Open(Address(provider), create: true);
        Assert.Equal(2, store.Add([Draft("a", 2), Draft("a", 5), Draft("a", 2)]));
        Assert.Equal(1, store.Add([Draft("a", 5), Draft("b", 5)]));
        Assert.Equal([(1, 2, 1), (2, 5, 1), (3, 5, 2)], store.ReadTrials().Select(trial => (trial.Number, trial.Epochs, trial.Training)));
    }

    [SkippableTheory, MemberData(nameof(Providers))]
    public void Trials_of_one_training_get_their_results_as_their_epochs_end(string provider)
    {
        using var store = TrialStore.Open(Address(provider), create: true);
        store.Add([Draft("a", 1), Draft("a", 2), Draft("b", 1)]);
        var lease = store.Take("me", Minute)!;
        Assert.Equal([1, 2], lease.Trials.Select(trial => trial.Number));
        Assert.Equal(2, lease.Epochs);

        var first = Evaluation(1, 1.0 / 3);
        store.Record(lease, first, closesEpoch: true, Progress, bestStep: 10);
        var trials = store.ReadTrials();
        Assert.Equal([TrialState.Done, TrialState.Running, TrialState.Waiting], trials.Select(trial => trial.State));
        Assert.Equal(first, trials[0].Best);
        Assert.Equal(Progress, trials[1].Progress);
        Assert.Equal("me", trials[1].Worker);
        Assert.InRange(trials[0].Ended!.Value, DateTime.UtcNow.AddMinutes(-1), DateTime.UtcNow.AddMinutes(1));

        store.Record(lease, Evaluation(2, 0.25), closesEpoch: true, Progress, bestStep: 10);
        store.End(lease, TrialState.Done, null, bestStep: 10);
        var second = store.ReadTrials()[1];
        Assert.Equal(TrialState.Done, second.State);
        Assert.Equal(first, second.Best);
        Assert.Equal(2, second.Evaluations.Count);
        Assert.Single(store.ReadTrials()[0].Evaluations);
    }

    [SkippableTheory, MemberData(nameof(Providers))]
    public void A_failure_is_kept_with_its_reason_and_leaves_finished_trials_alone(string provider)
    {
        using var store = TrialStore.Open(Address(provider), create: true);
        store.Add([Draft("a", 1), Draft("a", 2)]);
        var lease = store.Take("me", Minute)!;
        store.Record(lease, Evaluation(1, 0.5), closesEpoch: true, Progress, bestStep: 10);
        store.End(lease, TrialState.Failed, "the loss became NaN", bestStep: null);
        Assert.Equal([(TrialState.Done, null), (TrialState.Failed, "the loss became NaN")], store.ReadTrials().Select(trial => (trial.State, trial.Reason)));
        Assert.Null(store.Take("me", Minute));
    }

    [SkippableTheory, MemberData(nameof(Providers))]
    public void A_training_belongs_to_one_worker_until_that_does_not_report_in_time(string provider)
    {
        using var store = TrialStore.Open(Address(provider), create: true);
        store.Add([Draft("a", 1)]);
        var lost = store.Take("first", Minute)!;
        Assert.Null(store.Take("second", Minute));
        store.Report(lost, Progress);
        Assert.Equal("first", store.ReadTrials()[0].Worker);
        store.Report(lost with { Duration = TimeSpan.FromMilliseconds(-1) }, Progress);
        Assert.Equal(TrialState.Waiting, store.ReadTrials()[0].State);
        var taken = store.Take("second", Minute)!;
        Assert.Throws<LeaseLostException>(() => store.Report(lost, Progress));
        Assert.Throws<LeaseLostException>(() => store.Record(lost, Evaluation(1, 0.9), closesEpoch: true, Progress, bestStep: 10));
        Assert.Throws<LeaseLostException>(() => store.End(lost, TrialState.Failed, "late", bestStep: null));
        store.Release(lost);
        Assert.Equal("second", store.ReadTrials()[0].Worker);
        store.Report(taken, Progress);
    }

    [SkippableTheory, MemberData(nameof(Providers))]
    public void What_a_worker_that_is_gone_held_can_be_taken_at_once(string provider)
    {
        using var store = TrialStore.Open(Address(provider), create: true);
        store.Add([Draft("a", 1), Draft("b", 1)]);
        store.Take("gone", Minute);
        store.Take("there", Minute);
        store.ReleaseOf(worker => worker == "gone");
        Assert.Equal(1, store.Take("third", Minute)!.Training);
        Assert.Null(store.Take("third", Minute));
    }

    [SkippableTheory, MemberData(nameof(Providers))]
    public void A_training_that_brings_down_every_worker_fails_in_the_end(string provider)
    {
        using var store = TrialStore.Open(Address(provider), create: true);
        store.Add([Draft("a", 1)]);
        for (int death = 1; death <= 25; death++)
        {
            Assert.NotNull(store.Take("mortal", Minute));
            store.ReleaseOf(_ => true);
        }

        Assert.Null(store.Take("mortal", Minute));
        var trial = store.ReadTrials().Single();
        Assert.Equal((TrialState.Failed, "its worker died 25 times in a row"), (trial.State, trial.Reason));
    }

    [SkippableTheory, MemberData(nameof(Providers))]
    public void Workers_that_take_at_the_same_time_never_get_the_same(string provider)
    {
        string address = Address(provider);
        using var store = TrialStore.Open(address, create: true);
        store.Add(Enumerable.Range(0, 40).Select(i => Draft($"{i}", 1)));
        int[][] taken = new int[4][];
        Parallel.For(0, taken.Length, new ParallelOptions { MaxDegreeOfParallelism = taken.Length }, i =>
        {
            using var own = TrialStore.Open(address, create: false);
            var mine = new List<int>();
            while (own.Take($"worker {i}", Minute) is { } lease)
            {
                mine.Add(lease.Training);
                own.Record(lease, Evaluation(1, 0.5), closesEpoch: true, Progress, bestStep: 10);
                own.End(lease, TrialState.Done, null, bestStep: 10);
            }

            taken[i] = [.. mine];
        });
        Assert.Equal(Enumerable.Range(1, 40), taken.SelectMany(trainings => trainings).Order());
        Assert.All(store.ReadTrials(), trial => Assert.Equal(TrialState.Done, trial.State));
    }

    [SkippableTheory, MemberData(nameof(Providers))]
    public void Proposals_see_all_trials_and_end_at_the_limit(string provider)
    {
        using var store = TrialStore.Open(Address(provider), create: true);
        Assert.True(store.Propose(2, (trials, attempt) => Draft($"{trials.Count + attempt}", 1)));
        Assert.True(store.Propose(2, (_, attempt) => Draft($"{attempt}", 1)));
        Assert.False(store.Propose(2, (_, attempt) => Draft($"{attempt}", 1)));
        Assert.False(store.Propose(3, (_, _) => Draft("0", 1)));
        Assert.Equal(2, store.ReadTrials().Count);
    }

    private static TrialDraft Draft(string name, int epochs) =>
        new("tiny", new Dictionary<string, string> { ["name"] = name, ["epochs"] = $"{epochs}" }, $"{name} {epochs}", name, epochs);

    private static TrialEvaluation Evaluation(int epoch, double accuracy) => new(
        epoch * 10, epoch, Math.PI, Math.E, 1e-300, new(accuracy, 0.1, 0.2, 0.3, double.MaxValue), new(0.1 + 0.2, 0.1, 0.2, 0.3, double.Epsilon), 1.5, 12345.678);

    private string Address(string provider) => provider == "sqlite" ? _folder["sweep.db"] : postgres.NewDatabase();
}
