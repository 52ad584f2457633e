using System.Text.Json;
using Mnist.MLNet.Cli;
using Mnist.MLNet.Cli.Output;

namespace Mnist.MLNet.Tests.Cli;

[Collection(TorchCollection.Name)]
public sealed class LearningCurveCommandTests(TrainedDigits digits) : IClassFixture<TrainedDigits>
{
    private static readonly string[] Quick = ["--epochs", "2", "--batch-size", "20", "--lr", "0.004"];

    [Fact]
    public void Every_size_is_trained_with_every_seed_and_a_law_is_fitted()
    {
        string text = Run("curve", "--sizes", "400,50,100,200", "--seeds", "1,2").Succeeded();

        foreach (int size in new[] { 50, 100, 200, 400 })
        {
            Assert.Matches($@"\n +{size} images, seed 1: test error \d+\.\d\d ?% \(\d+ s\)\n", text);
            Assert.Matches($@"\n +{size} images, seed 2: test error \d+\.\d\d ?% \(\d+ s\)\n", text);
        }

        Assert.Matches(@"\n +images +seeds +mean error +sd +least +most +fitted *\n", text);
        Assert.Matches(@"\nerror\(n\) = .+n\^\(−\d\.\d{3}\) \+ .+; 95 % interval of α: .+\n", text);
        Assert.EndsWith($"\nrun folder: {Folder("curve")}\n", text, StringComparison.Ordinal);
        Assert.Superset(
            new HashSet<string> { "points.csv", "learning-curve.csv", "learning-curve.md", "learning-curve.svg", "learning-curve.json", "report.html" },
            Directory.GetFiles(Folder("curve")).Select(path => Path.GetFileName(path)).ToHashSet());
    }

    [Fact]
    public void Machines_get_all_figures()
    {
        using var figures = JsonDocument.Parse(Run("json", "--sizes", "60,120", "--seeds", "5", "--json").Succeeded());

        Assert.Equal([60, 120], figures.RootElement.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("size").GetInt32()));
        Assert.False(figures.RootElement.TryGetProperty("fit", out _));
    }

    [Fact]
    public void Ctrl_C_keeps_what_is_measured_and_the_same_command_goes_on()
    {
        string[] options = ["--sizes", "50,100", "--seeds", "1"];
        using var stop = new CancellationTokenSource();
        using var output = new TriggeringWriter("50 images", stop.Cancel);
        using var error = new StringWriter();

        int code = CommandLine.Run(Arguments("stopped", options), Terminal.Redirected(output, error, stop: stop.Token));

        Assert.Equal(130, code);
        Assert.Equal($"mnist: stopped by Ctrl+C; 1 of 2 trainings are kept in '{Folder("stopped")}', and the same command goes on with them\n", CliRun.Text(error));
        string again = Run("stopped", options).Succeeded();
        Assert.Contains("where 1 of 2 trainings are done\n", again, StringComparison.Ordinal);
        Assert.DoesNotContain(" 50 images", again, StringComparison.Ordinal);
        Assert.Contains(" 100 images, seed 1", again, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_options_are_refused_in_one_line()
    {
        Assert.Equal("--sizes asks for 601 images; the data has 600 to train on", Run("no", "--sizes", "100,601").Failed(2));
        Assert.Equal("--seed is for a single training; say --seeds with the seeds of the curve", Run("no", "--seed", "3").Failed(2));
        Assert.Equal("--protocol study chooses models on test images, which would make the curve too good; leave it out", Run("no", "--protocol", "study").Failed(2));
        Assert.StartsWith("--sizes is '5'; it must be different whole numbers from 10 with commas between", Run("no", "--sizes", "5").Failed(2), StringComparison.Ordinal);
        Assert.False(Directory.Exists(digits["no"]));
    }

    private string Folder(string runs) => Directory.GetDirectories(digits[runs]).Single();

    private string[] Arguments(string runs, params string[] options) => ["learning-curve", "lenet5", .. Quick, .. options, "--data", digits.Data, "--runs", digits[runs]];

    private CliRun Run(string runs, params string[] options) => CliRun.Of(Arguments(runs, options));
}
