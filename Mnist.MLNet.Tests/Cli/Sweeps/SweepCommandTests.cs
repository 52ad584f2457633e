using Mnist.MLNet.Data;
using Mnist.MLNet.Tests.Sweeps.Store;

namespace Mnist.MLNet.Tests.Cli.Sweeps;

[Collection(TorchCollection.Name)]
public sealed class SweepCommandTests : IClassFixture<PostgresServer>, IDisposable
{
    private static readonly string[] Grid = ["--recipe", "simple-nn,shallow", "--grid", "lr=1e-3,1e-2", "--grid", "epochs=1,2"];

    private readonly TemporaryFolder _folder = new();
    private readonly PostgresServer _postgres;

    public SweepCommandTests(PostgresServer postgres)
    {
        _postgres = postgres;
        DrawnDigits.Write(_folder["data"], trainCount: 300, testCount: 60);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_sweep_leaves_a_table_a_report_and_the_best_model_and_the_same_command_again_does_nothing()
    {
        string output = Sweep(_folder["a.db"], workers: 2).Succeeded();
        Assert.Contains("8 of 8 done, 0 pruned, 0 failed, 0 running; tables and charts: ", output, StringComparison.Ordinal);
        Assert.Equal(9, File.ReadAllLines(_folder["a/trials.csv"]).Length);
        Assert.Contains("All trials", File.ReadAllText(_folder["a/report.html"]), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_folder["a"], "model.zip", SearchOption.AllDirectories));
        Assert.Contains("8 trials, 8 of them done before", Sweep(_folder["a.db"], workers: 1).Succeeded(), StringComparison.Ordinal);

        string shown = CliRun.Of("sweep", "show", _folder["a.db"]).Succeeded();
        Assert.Contains("#1", shown, StringComparison.Ordinal);
        Assert.Contains("TorchClassifier(", CliRun.Of("sweep", "export", _folder["a.db"]).Succeeded(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public void Two_workers_give_the_same_trials_as_one(string provider)
    {
        string shared = provider == "sqlite" ? _folder["two.db"] : _postgres.NewDatabase();

        // libtorch's last digits depend on the number of threads
        Sweep(_folder["one.db"], workers: 1, "--no-model", "--threads", "1").Succeeded();
        Sweep(shared, workers: 2, "--no-model", "--threads", "1").Succeeded();
        Assert.Equal(Results(_folder["one.db"]), Results(shared));
    }

    [Fact]
    public void A_trial_limit_is_kept()
    {
        CliRun.Of(["sweep", .. Grid, "--trials", "3", "--data", _folder["data"], "--store", _folder["l.db"], "--no-model"]).Succeeded();
        Assert.Equal(3, Results(_folder["l.db"]).Count);
        CliRun.Of(["sweep", "--resume", "--trials", "5", "--data", _folder["data"], "--store", _folder["l.db"], "--no-model"]).Succeeded();
        Assert.Equal(5, Results(_folder["l.db"]).Count);
    }

    [Theory]
    [InlineData("A sweep needs a recipe, as in --recipe medium-nn; 'mnist sweep --help' explains")]
    [InlineData("A sweep needs a setting to vary, as in --grid lr=1e-4,1e-3; 'mnist sweep --help' explains", "--recipe", "simple-nn")]
    [InlineData("--grid is 'lr'; it must be a setting and its values, as in lr=1e-3", "--recipe", "simple-nn", "--grid", "lr")]
    [InlineData("lr has no values; name at least one, as in lr=A,B", "--recipe", "simple-nn", "--grid", "lr=")]
    [InlineData("lr is 'x'; it must be a number above 0", "--recipe", "simple-nn", "--grid", "lr=x")]
    [InlineData("--resume needs --store, which says where the sweep is", "--resume")]
    [InlineData("--resume goes on with what the store's sweep tries; leave --grid out", "--resume", "--store", "x.db", "--grid", "lr=1")]
    [InlineData("--time is 'soon'; it must be a time such as 90s, 30m or 1h30m; 'mnist sweep --help' explains", "--recipe", "simple-nn", "--grid", "lr=1", "--time", "soon")]
    public void A_bad_grid_is_one_clear_line(string message, params string[] options) =>
        Assert.Equal(message, CliRun.Of(["sweep", .. options]).Failed(2));

    [Fact]
    public void A_recipe_that_does_not_exist_is_one_clear_line() =>
        Assert.StartsWith("There is no recipe 'none'; the recipes are ", CliRun.Of("sweep", "--recipe", "none", "--grid", "lr=1").Failed(2), StringComparison.Ordinal);

    [Fact]
    public void A_missing_store_is_one_clear_line() =>
        Assert.StartsWith($"There is no trial store '{_folder["none.db"]}'", CliRun.Of("sweep", "show", _folder["none.db"]).Failed(3), StringComparison.Ordinal);

    [Fact]
    public void A_time_that_no_timer_reaches_is_one_clear_line()
    {
        Assert.Equal("The time limit is 2000 hours; it must be at most 960", Sweep(_folder["t.db"], 1, "--time", "2000h").Failed(2));
        Assert.False(File.Exists(_folder["t.db"]));
    }

    private CliRun Sweep(string store, int workers, params string[] more) =>
        CliRun.Of(["sweep", .. Grid, "--data", _folder["data"], "--store", store, "--workers", $"{workers}", "--output", _folder["a"], .. more]);

    private static List<string> Results(string store)
    {
        using var sweep = Mnist.MLNet.Sweeps.Sweep.Open(store);
        return [.. sweep.ReadTrials().Select(TrialFacts.Of)];
    }
}
