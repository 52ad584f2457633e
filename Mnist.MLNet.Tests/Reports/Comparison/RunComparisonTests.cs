using System.Text.Json.Nodes;
using Mnist.MLNet.Reports;
using Mnist.MLNet.Reports.Comparison;
using Mnist.MLNet.Reports.Tables;
using Mnist.MLNet.Tests.Cli;

namespace Mnist.MLNet.Tests.Reports.Comparison;

[Collection(TorchCollection.Name)]
public sealed class RunComparisonTests : IClassFixture<WrittenRun>, IDisposable
{
    private readonly WrittenRun _written;
    private readonly TemporaryFolder _folder = new();

    public RunComparisonTests(WrittenRun written)
    {
        _written = written;
        Write("first", seed: 1, accuracy: 0.98);
        Write("second", seed: 2, accuracy: 0.99);
        Write("other", seed: 1, accuracy: 0.97, learningRate: 0.01);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Runs_stand_in_a_table_with_what_distinguishes_them() => Assert.Matches(
        """
        ^\| run +\| recipe +\| set-up +\| data +\| seed \| parameters \| test accuracy \| +± sd \| macro F1 \| log-loss \| seconds \|
        \| -+ \| -+ \| -+ \| -+ \| -+: \| -+: \| -+: \| -+: \| -+: \| -+: \| -+: \|
        \| first +\| lenet5 \| lr 0\.001 \| [0-9a-f]{12} \| +1 \| +61,706 \| +98\.00 % \| +- \| .*
        \| second +\| lenet5 \| lr 0\.001 \| [0-9a-f]{12} \| +2 \| +61,706 \| +99\.00 % \| +- \| .*
        \| other +\| lenet5 \| lr 0\.01 +\| [0-9a-f]{12} \| +1 \| +61,706 \| +97\.00 % \| +- \| .*
        \| mean of 2 runs \| lenet5 \| lr 0\.001 \| [0-9a-f]{12} \| +- \| +61,706 \| +98\.50 % \| 0\.71 % \| .*
        $
        """.ReplaceLineEndings("\n"),
        Compare().ToTable().ToMarkdown());

    [Fact]
    public void The_chart_has_a_line_a_run() => Assert.All(
        ["first", "other", "lenet5, seed 2"],
        name => Assert.Contains($">{name}</text>", Compare().ToChart().ToSvg(), StringComparison.Ordinal));

    [Theory]
    [InlineData("markdown", "| run ")]
    [InlineData("csv", "run,recipe,set_up,data,seed,parameters,test_accuracy,test_accuracy_sd,macro_f1,log_loss,seconds\n")]
    [InlineData("json", "[\n  {\n    \"run\": \"first\",")]
    [InlineData("html", "<!DOCTYPE html>")]
    [InlineData("svg", "<?xml ")]
    [InlineData("console", "\n")]
    public void The_command_prints_any_format(string format, string start)
    {
        string text = CliRun.Of(["report", .. Folders, "--format", format]).Succeeded();

        Assert.StartsWith(start, text.TrimStart(' '), StringComparison.Ordinal);
        Assert.Contains("first", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_that_is_written_tells_its_format_by_its_name()
    {
        string file = _folder["comparison.html"];

        Assert.Equal($"wrote '{file}'\n", CliRun.Of(["report", .. Folders, "--out", file]).Succeeded());
        Assert.Contains("3 runs compared", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_does_not_tell_its_format_is_refused() => Assert.Equal(
        "--out 'runs.txt' does not tell the format; let it end in .md, .csv, .json, .html or .svg, or add --format",
        CliRun.Of(["report", .. Folders, "--out", "runs.txt"]).Failed(2));

    [Fact]
    public void The_screen_is_no_file() => Assert.Equal(
        "--format console is for the screen; leave --out out, or take another format",
        CliRun.Of(["report", .. Folders, "--out", "runs.md", "--format", "console"]).Failed(2));

    [Fact]
    public void A_folder_that_is_not_there_is_named() => Assert.Equal(
        $"'{_folder["none"]}' is no folder; name a run's folder, such as runs/20260101-120000-lenet5",
        CliRun.Of("report", _folder["none"]).Failed(3));

    [Fact]
    public void A_folder_that_is_no_runs_is_named() => Assert.Equal(
        $"'{_folder.Path}' is no run's folder: it has no metrics.json; name a folder that 'train' has written",
        CliRun.Of("report", _folder.Path).Failed(3));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"recipe": "lenet5"}""")]
    public void Damaged_figures_are_refused_in_one_line(string content)
    {
        File.WriteAllText(Path.Combine(_folder["first"], RunMetrics.FileName), content);

        Assert.StartsWith($"'{Path.Combine(_folder["first"], "metrics.json")}' is no record of a run: ", CliRun.Of(["report", .. Folders]).Failed(3), StringComparison.Ordinal);
    }

    private string[] Folders => [_folder["first"], _folder["second"], _folder["other"]];

    private RunComparison Compare() => RunComparison.Read(Folders);

    private void Write(string name, int seed, double accuracy, double learningRate = 0.001)
    {
        var metrics = JsonNode.Parse(RunMetrics.Of(_written.Run).ToJson())!;
        metrics["seed"] = seed;
        metrics["test"]!["accuracy"] = accuracy;
        metrics["settings"]!["lr"] = learningRate;
        metrics["settings"]!["seed"] = seed;
        Directory.CreateDirectory(_folder[name]);
        File.WriteAllText(Path.Combine(_folder[name], RunMetrics.FileName), metrics.ToJsonString());
    }
}
