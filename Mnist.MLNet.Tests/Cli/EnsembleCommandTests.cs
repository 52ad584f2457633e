using System.Text.Json;
using Mnist.MLNet.Cli;
using Mnist.MLNet.Cli.Output;

namespace Mnist.MLNet.Tests.Cli;

[Collection(TorchCollection.Name)]
public sealed class EnsembleCommandTests(TrainedDigits digits) : IClassFixture<TrainedDigits>
{
    private static readonly string[] Quick = ["--epochs", "1", "--batch-size", "50"];

    [Fact]
    public void Members_and_ensemble_are_compared_in_one_table()
    {
        string text = Run("compare", "lenet5", "--members", "2").Succeeded();

        Assert.Contains("\nmember 1 of 2: lenet5 seed 1\n", text, StringComparison.Ordinal);
        Assert.Contains("\nmember 2 of 2: lenet5 seed 2\n", text, StringComparison.Ordinal);
        Assert.Matches(@"\n +model +accuracy +macro F1 +log-loss *\n", text);
        foreach (string row in new[] { "lenet5 seed 1", "lenet5 seed 2", "mean of members", "standard deviation", @"ensemble \(average\)" })
        {
            Assert.Matches($@"\n +{row} +0\.\d{{4}} +0\.\d{{4}} +\d\.\d{{4}}", text);
        }

        Assert.Matches(@"\nthe ensemble of 2 is \d+\.\d\d points (above|below) the mean of its members; each model was judged once on the whole test set, and none was chosen by it\n", text);
        Assert.Matches(@"\n +accuracy +0\.\d{4} +150\n", text);
        Assert.EndsWith($"\nrun folder: {Folder("compare")}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_folder_holds_one_model_the_members_runs_and_the_figures()
    {
        Run("folder", "lenet5", "--seeds", "4,2", "--vote", "majority", "--quiet").Succeeded();
        string folder = Folder("folder");

        Assert.Superset(new HashSet<string> { "model.zip", "ensemble.csv", "ensemble.json", "report.html", "plan.json" }, Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).ToHashSet());
        Assert.Equal(2, Directory.GetFiles(Path.Combine(folder, "members"), "model.zip", SearchOption.AllDirectories).Length);
        Assert.StartsWith("model,accuracy,macro_f1,log_loss\nlenet5 seed 4,", File.ReadAllText(Path.Combine(folder, "ensemble.csv")), StringComparison.Ordinal);
        using var figures = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "ensemble.json")));
        Assert.Equal("majority", figures.RootElement.GetProperty("vote").GetString());
        Assert.Equal(["lenet5 seed 4", "lenet5 seed 2"], figures.RootElement.GetProperty("members").EnumerateArray().Select(member => member.GetProperty("name").GetString()));
    }

    [Fact]
    public void The_report_has_a_row_of_the_ensemble_beside_its_members()
    {
        Run("report", "lenet5", "--members", "2", "--quiet").Succeeded();
        string folder = Folder("report");
        string name = Path.GetFileName(folder);
        string accuracy = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "ensemble.json"))).RootElement.GetProperty("test").GetProperty("accuracy").GetRawText();

        string[] rows = CliRun.Of("report", folder, "--format", "csv").Succeeded().TrimEnd('\n').Split('\n');
        string page = CliRun.Of("report", folder, "--format", "html").Succeeded();

        Assert.Equal(5, rows.Length);
        Assert.All(rows[1..3], row => Assert.Matches("^[^,]+-lenet5(-[0-9]+)?,lenet5,", row));
        Assert.Matches($"^{name},ensemble,average of 2,[0-9a-f]+,,,{accuracy},,0\\.\\d+,\\d\\.\\d+,$", rows[3]);
        Assert.StartsWith("mean of 2 runs,lenet5,", rows[4], StringComparison.Ordinal);
        Assert.Contains("<h1>2 runs and 1 ensemble compared</h1>", page, StringComparison.Ordinal);

        string json = Path.Combine(folder, "ensemble.json");
        File.WriteAllText(json, "{}");
        Assert.StartsWith($"'{json}' is no record of an ensemble: ", CliRun.Of("report", folder).Failed(3), StringComparison.Ordinal);
        File.Delete(json);
        Assert.Equal(
            $"'{folder}' is the folder of an ensemble, no run's; name '{Path.Combine(folder, "members", "*")}' for those of its members that are finished",
            CliRun.Of("report", folder).Failed(3));
    }

    [Fact]
    public void The_model_evaluates_and_predicts_like_any()
    {
        string line = Run("use", "lenet5", "--members", "2", "--quiet").Succeeded();
        string model = Path.Combine(Folder("use"), "model.zip");

        string evaluated = CliRun.Of("evaluate", model, "--data", digits.Data).Succeeded();
        string predicted = CliRun.Of("predict", model, "--data", digits.Data, "--rows", "0-4", "--top", "2").Succeeded();

        string accuracy = line.Split(' ')[1];
        Assert.Matches($@"^accuracy 0\.\d{{4}} on 150 test images, not of MNIST, 0\.\d{{4}} on average of its members; .+-ensemble\n$", line);
        Assert.Matches($@"accuracy +{accuracy} +150", evaluated);
        Assert.Contains($"{model}: ensemble of 2, lenet5, written by", evaluated, StringComparison.Ordinal);
        Assert.Contains(" 4 ", predicted, StringComparison.Ordinal);
    }

    [Fact]
    public void Different_recipes_decide_together()
    {
        string text = Run("recipes", "lenet5", "shallow").Succeeded();

        Assert.Contains("member 1 of 2: lenet5 seed 1", text, StringComparison.Ordinal);
        Assert.Contains("member 2 of 2: shallow seed 1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Saved_models_are_combined_as_they_are()
    {
        Run("given", "lenet5", "--members", "2", "--quiet").Succeeded();
        string[] members = [.. Directory.GetFiles(Path.Combine(Folder("given"), "members"), "model.zip", SearchOption.AllDirectories).OrderBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal)];

        var combined = CliRun.Of(["ensemble", "--models", .. members, "--data", digits.Data, "--runs", digits["given-again"], "--json"]);

        using var again = JsonDocument.Parse(combined.Succeeded());
        using var first = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder("given"), "ensemble.json")));
        Assert.Equal(first.RootElement.GetProperty("test").ToString(), again.RootElement.GetProperty("test").ToString());
        Assert.Equal(members, again.RootElement.GetProperty("members").EnumerateArray().Select(member => member.GetProperty("name").GetString()));
        Assert.Equal(File.ReadAllBytes(Path.Combine(Folder("given"), "model.zip")), File.ReadAllBytes(Path.Combine(Folder("given-again"), "model.zip")));

        // models that were given have no runs here whose training could be shown
        Assert.Contains("<h1>1 ensemble compared</h1>", CliRun.Of("report", Folder("given-again"), "--format", "html").Succeeded(), StringComparison.Ordinal);
        Assert.Equal(
            "There is no run whose training could be drawn: the models of these ensembles were given; name runs, or take another format than svg",
            CliRun.Of("report", Folder("given-again"), "--format", "svg").Failed(3));
    }

    [Fact]
    public void Ctrl_C_keeps_finished_members_and_the_same_command_goes_on_with_them()
    {
        using var stop = new CancellationTokenSource();
        using var output = new TriggeringWriter("member 2 of 2", stop.Cancel);
        using var error = new StringWriter();

        int code = CommandLine.Run(Arguments("stopped", "lenet5", "--members", "2"), Terminal.Redirected(output, error, stop: stop.Token));
        string folder = Folder("stopped");
        byte[] member = File.ReadAllBytes(Directory.GetFiles(folder, "model.zip", SearchOption.AllDirectories).Single());

        Assert.Equal(130, code);
        Assert.Equal($"mnist: stopped by Ctrl+C; 1 of 2 members are finished and kept in '{folder}', and the same command goes on with them\n", CliRun.Text(error));

        string again = Run("stopped", "lenet5", "--members", "2").Succeeded();

        Assert.Contains($"going on in '{folder}', where 1 of 2 members are finished\n", again, StringComparison.Ordinal);
        Assert.DoesNotContain("member 1 of 2", again, StringComparison.Ordinal);
        Assert.Equal(folder, Folder("stopped"));
        Assert.Contains(Directory.GetFiles(Path.Combine(folder, "members"), "model.zip", SearchOption.AllDirectories), path => File.ReadAllBytes(path).SequenceEqual(member));
    }

    [Fact]
    public void Other_settings_do_not_go_on_with_members_of_an_interrupted_ensemble()
    {
        using var stop = new CancellationTokenSource();
        using var output = new TriggeringWriter("member 2 of 2", stop.Cancel);
        using var error = new StringWriter();
        CommandLine.Run(Arguments("other", "lenet5", "--members", "2"), Terminal.Redirected(output, error, stop: stop.Token));

        string text = Run("other", "lenet5", "--members", "2", "--lr", "0.004").Succeeded();

        Assert.Contains("member 1 of 2", text, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetDirectories(digits["other"]).Length);
    }

    [Fact]
    public void A_folder_that_another_process_works_in_is_left_alone()
    {
        using var stop = new CancellationTokenSource();
        using var output = new TriggeringWriter("member 2 of 2", stop.Cancel);
        using var error = new StringWriter();
        CommandLine.Run(Arguments("busy", "lenet5", "--members", "2"), Terminal.Redirected(output, error, stop: stop.Token));
        using var held = new FileStream(Path.Combine(Folder("busy"), ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        Assert.Contains("member 1 of 2", Run("busy", "lenet5", "--members", "2").Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public void Contradictions_are_refused_in_one_line()
    {
        Assert.Equal("--seeds already says how many members to train with which seeds; leave --members out", Run("no", "lenet5", "--seeds", "1,2", "--members", "2").Failed(2));
        Assert.Equal("--seeds already says how many members to train with which seeds; leave --seed out", Run("no", "lenet5", "--seeds", "1,2", "--seed", "2").Failed(2));
        Assert.Equal("--models combines models as they are and trains none; leave 'lenet5' out", CliRun.Of("ensemble", "lenet5", "--models", digits.Model).Failed(2));
        Assert.Equal("--models combines models as they are and trains none; leave --epochs out", CliRun.Of("ensemble", "--epochs", "3", "--models", digits.Model).Failed(2));
        Assert.Equal("The member 'lenet5 seed 1' is asked for twice, and would be the same model; name each recipe once", Run("no", "lenet5", "lenet5").Failed(2));
        Assert.StartsWith("--seeds is '1,1'; it must be different whole numbers with commas between, such as 1,2,3", Run("no", "--seeds", "1,1").Failed(2), StringComparison.Ordinal);
        Assert.StartsWith("--vote is 'loud'; it must be average or majority", Run("no", "--vote", "loud").Failed(2), StringComparison.Ordinal);
        Assert.False(Directory.Exists(digits["no"]));
    }

    [Fact]
    public void Models_that_cannot_decide_together_are_named()
    {
        string other = digits["other-classes.zip"];
        var ml = new Microsoft.ML.MLContext(seed: 1);
        var images = SimpleImages.Create(40);
        ml.Mnist().Save(ml.Mnist().TorchClassifier("lenet5", new() { Epochs = 1, Seed = 1 }).Fit(images), images.Schema, other);

        Assert.Contains("has a label out of range: expected 0 to 3, the model's classes", CliRun.Of("ensemble", "--models", digits.Model, other, "--data", digits.Data).Failed(3), StringComparison.Ordinal);
        Assert.Equal($"There is no model file '{other}x'; 'mnist train' makes one", CliRun.Of("ensemble", "--models", digits.Model, $"{other}x", "--data", digits.Data).Failed(3));
    }

    private string Folder(string runs) => Directory.GetDirectories(digits[runs]).Order(StringComparer.Ordinal).First();

    private string[] Arguments(string runs, params string[] options) => ["ensemble", .. Quick, .. options, "--data", digits.Data, "--runs", digits[runs]];

    private CliRun Run(string runs, params string[] options) => CliRun.Of(Arguments(runs, options));
}
