using System.Diagnostics;
using Mnist.MLNet.Cli;
using Mnist.MLNet.Data;
using Mnist.MLNet.Sweeps;

namespace Mnist.MLNet.Tests.Cli.Sweeps;

[Collection(TorchCollection.Name)]
public sealed class KilledWorkerTests : IDisposable
{
    // Of the whole sweep, and before every second one of a worker: 24 kills, and so less deaths than a training is given up for even if none ever comes to a result.
    private const int Rounds = 16;

    private readonly TemporaryFolder _folder = new();

    public KilledWorkerTests() => DrawnDigits.Write(_folder["data"], trainCount: 1200, testCount: 200);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void After_more_than_twenty_kills_at_random_moments_every_trial_is_there_once_with_the_result_of_an_undisturbed_sweep()
    {
        CliRun.Of(Arguments("whole.db")).Succeeded();
        var random = new Random(1);
        for (int round = 0; round < Rounds; round++)
        {
            using var sweep = Start();
            Thread.Sleep(random.Next(300, 1800));
            if (round % 2 == 0)
            {
                KillOneWorker(sweep, random);
                Thread.Sleep(random.Next(100, 600));
            }

            sweep.Kill(entireProcessTree: true);
            sweep.WaitForExit();
        }

        CliRun.Of(Arguments("killed.db")).Succeeded();
        Assert.Equal(Facts("whole.db"), Facts("killed.db"));
    }

    private string[] Arguments(string store) =>
    [
        "sweep", "--recipe", "medium-nn,shallow", "--grid", "lr=1e-4,1e-3,1e-2", "--grid", "batch-size=8,16", "--grid", "epochs=1,2,4",
        "--data", _folder["data"], "--store", _folder[store], "--workers", "2", "--no-model", "--quiet",
    ];

    private Process Start() => Process.Start(new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. Arguments("killed.db")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static void KillOneWorker(Process sweep, Random random)
    {
        int[] workers = [.. ChildrenOf(sweep.Id)];
        if (workers.Length == 0)
        {
            return;
        }

        try
        {
            using var worker = Process.GetProcessById(workers[random.Next(workers.Length)]);
            worker.Kill();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It had ended by itself.
        }
    }

    private static IEnumerable<int> ChildrenOf(int parent)
    {
        string file = $"/proc/{parent}/task/{parent}/children";
        return File.Exists(file) ? File.ReadAllText(file).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse) : [];
    }

    private List<string> Facts(string store)
    {
        using var sweep = Sweep.Open(_folder[store]);
        return [.. sweep.ReadTrials().Select(TrialFacts.Of)];
    }
}
