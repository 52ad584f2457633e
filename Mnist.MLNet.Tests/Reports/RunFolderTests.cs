using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Mnist.MLNet.Networks;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Reports;
using TorchSharp;

namespace Mnist.MLNet.Tests.Reports;

[Collection(TorchCollection.Name)]
public sealed class RunFolderTests(WrittenRun written) : IClassFixture<WrittenRun>
{
    private readonly RecipeRun _run = written.Run;

    [Fact]
    public void A_run_leaves_its_model_figures_course_log_page_and_pictures()
    {
        Assert.Equal(Path.Combine(written.Runs, "20261122-090807-lenet5"), written.Folder.Location);
        Assert.Equal(
            ["history.csv", "log.txt", "metrics.json", "model.zip", "predictions.png", "report.html", "test_images.png", "train_images.png"],
            Directory.GetFiles(written.Folder.Location).Select(Path.GetFileName).Order());
        var reloaded = written.ML.Mnist().LoadModel(written[RunFolder.ModelFileName]);
        Assert.Equal(_run.TestReport.Accuracy, written.ML.Mnist().Evaluate(reloaded.Transform(_run.Data.Test)).Accuracy);
    }

    [Fact]
    public void Two_runs_of_one_second_get_a_folder_each() =>
        Assert.Equal(written.Folder.Location + "-2", RunFolder.Create(written.Runs, "lenet5", WrittenRun.Time).Location);

    [Fact]
    public void Checkpoints_hold_the_weights_of_the_best_evaluations()
    {
        string[] files = [.. Directory.GetFiles(written["checkpoints"], "*.safetensors").Order()];
        var best = _run.History.Evaluations.Where(evaluation => evaluation.IsBest).Select(evaluation => $"step-{evaluation.Step:D7}.safetensors");
        Assert.Equal(best, files.Select(Path.GetFileName));

        using var scope = torch.NewDisposeScope();
        var kept = Safetensors.Read(File.ReadAllBytes(files[^1]));
        Assert.All(_run.Classifier.Model.state_dict(), pair => Assert.Equal(TensorValues.Of(pair.Value), TensorValues.Of(kept[pair.Key])));
    }

    [Fact]
    public void At_most_ten_checkpoints_are_kept_and_the_oldest_go_first()
    {
        var folder = RunFolder.Create(written.Runs, "many", WrittenRun.Time);
        var recipe = written.Recipe with { Options = written.Recipe.Options with { Epochs = 1, EvaluateEverySteps = 1, ValidationFraction = 0, BatchSize = 25 } };

        RecipeRun.Train(written.ML, recipe, _run.Data, folder.Observers);

        Assert.Equal(
            Enumerable.Range(3, 10).Select(step => $"step-{step:D7}.safetensors"),
            Directory.GetFiles(Path.Combine(folder.Location, "checkpoints"), "*.safetensors").Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Beside_the_weights_lies_what_the_optimiser_remembers()
    {
        string weights = Directory.GetFiles(written["checkpoints"], "*.safetensors").Order().First();

        using var network = new LeNet5();
        using var optimizer = torch.optim.Adam(network.parameters());
        optimizer.load_state_dict(Path.ChangeExtension(weights, ".optimizer"));
        Assert.Equal(0.001, optimizer.ParamGroups.First().LearningRate);
    }

    [Fact]
    public void Checkpoints_come_every_so_many_steps_on_demand()
    {
        var folder = RunFolder.Create(written.Runs, "stepwise", WrittenRun.Time, checkpointSteps: 5);
        var recipe = written.Recipe with { Options = written.Recipe.Options with { Epochs = 1, ValidationFraction = 0, BatchSize = 25 } };

        RecipeRun.Train(written.ML, recipe, _run.Data, folder.Observers);

        Assert.Equal(
            ["step-0000005.optimizer", "step-0000005.safetensors", "step-0000010.optimizer", "step-0000010.safetensors"],
            Directory.GetFiles(Path.Combine(folder.Location, "checkpoints")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void The_log_tells_the_course_and_ends_with_the_report()
    {
        string log = File.ReadAllText(written["log.txt"]);

        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d training LeNet5: 61,706 parameters, ", log);
        Assert.Equal(2, log.Split('\n').Count(line => line.Contains(": training loss ", StringComparison.Ordinal)));
        Assert.EndsWith(_run.TestReport.ToString().ReplaceLineEndings("\n"), log, StringComparison.Ordinal);
    }

    [Fact]
    public void The_history_has_a_row_an_evaluation_at_full_precision()
    {
        string[] lines = File.ReadAllText(written["history.csv"]).TrimEnd().Split('\n');

        Assert.Equal("step,epoch,images_seen,training_loss,training_accuracy,loss,accuracy,learning_rate,images_per_second,best", lines[0]);
        Assert.Equal(3, lines.Length);
        string[] cells = lines[1].Split(',');
        Assert.Equal(_run.History.Evaluations[0].TrainingLoss!.Value, double.Parse(cells[3], CultureInfo.InvariantCulture));
        Assert.Equal("0.001", cells[7]);
    }

    [Fact]
    public void The_metrics_read_back_as_they_were_written()
    {
        var metrics = RunMetrics.Of(_run);

        Assert.Equal(metrics.ToJson(), RunMetrics.Read(written.Folder.Location).ToJson());
        Assert.Equal(61_706, metrics.Parameters);
    }

    [Fact]
    public void The_page_has_every_chart_table_and_grid()
    {
        string page = File.ReadAllText(written["report.html"]);

        Assert.Equal(4, Regex.Count(page, "<svg[^>]* class=\"chart\""));
        Assert.All(["Loss", "Accuracy", "Learning rate", "Confusion matrix"], title => Assert.Contains($"<title>{title}</title>", page, StringComparison.Ordinal));
        Assert.All(["Epochs", "Classes", "Architecture of lenet5", "Settings", "Environment"], title => Assert.Contains($"<caption>{title}</caption>", page, StringComparison.Ordinal));
        Assert.Equal(4 * 16, Regex.Count(page, "<img ") - _run.TestReport.ConfidentMistakes.Count);
        Assert.Contains(_run.Data.ContentHash, page, StringComparison.Ordinal);
        Assert.Contains("drawn by this program, not MNIST", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_metrics_hold_all_that_the_figures_depend_on()
    {
        using var metrics = JsonDocument.Parse(RunMetrics.Of(_run).ToJson());
        var root = metrics.RootElement;

        Assert.Equal("lenet5", root.GetProperty("recipe").GetString());
        Assert.Equal(3, root.GetProperty("seed").GetInt32());
        Assert.Equal(_run.Data.ContentHash, root.GetProperty("data").GetProperty("sha256").GetString());
        Assert.Equal("Drawn", root.GetProperty("data").GetProperty("provenance").GetString());
        Assert.Equal(_run.TestReport.Accuracy, root.GetProperty("test").GetProperty("accuracy").GetDouble());
        Assert.Equal(100, root.GetProperty("test").GetProperty("confusion").EnumerateArray().Sum(row => row.EnumerateArray().Sum(cell => cell.GetInt32())));
        Assert.Contains(root.GetProperty("environment").GetProperty("mode").GetString(), new[] { "embedded", "nuget" });
    }

    [Fact]
    public void The_summary_names_recipe_data_seed_and_environment()
    {
        string summary = RunSummary.Of(_run);

        Assert.Contains("recipe       lenet5: network lenet5, mean 0.1307, std 0.3081, rotate 10, epochs 2, batch-size 64, lr 0.001,", summary, StringComparison.Ordinal);
        Assert.Contains("300 training and 100 test images, drawn by this program, not MNIST, sha256 " + _run.Data.ShortHash, summary, StringComparison.Ordinal);
        Assert.Contains("environment  seed 3, mode ", summary, StringComparison.Ordinal);
    }
}
