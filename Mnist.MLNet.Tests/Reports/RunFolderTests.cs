using System.Globalization;
using System.Text.Json;
using Microsoft.ML;
using Mnist.MLNet.Data;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Reports;

namespace Mnist.MLNet.Tests.Reports;

[Collection(TorchCollection.Name)]
public sealed class RunFolderTests : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly TemporaryFolder _folder = new();
    private readonly RecipeRun _run;

    public RunFolderTests()
    {
        DrawnDigits.Write(_folder["digits"], trainCount: 300, testCount: 100);
        var recipe = RecipeBook.Get("LeNet5");
        recipe = recipe with { Options = recipe.Options with { Epochs = 2, Seed = 3 } };
        _run = RecipeRun.Train(_ml, recipe, MnistData.Load(_folder["digits"], provenance: DataProvenance.Drawn));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_leaves_a_model_metrics_a_history_and_a_report()
    {
        string folder = RunFolder.Write(_ml, _run, _folder["runs"], new DateTime(2026, 11, 22, 9, 8, 7));

        Assert.Equal(_folder[Path.Combine("runs", "20261122-090807-lenet5")], folder);
        Assert.Equal(["history.csv", "metrics.json", "model.zip", "report.txt"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        var reloaded = _ml.Mnist().LoadModel(Path.Combine(folder, RunFolder.ModelFileName));
        Assert.Equal(_run.TestReport.Accuracy, _ml.Mnist().Evaluate(reloaded.Transform(_run.Data.Test)).Accuracy);
    }

    [Fact]
    public void Two_runs_of_one_second_get_a_folder_each()
    {
        var time = new DateTime(2026, 11, 22, 9, 8, 7);

        string first = RunFolder.Write(_ml, _run, _folder["runs"], time);
        string second = RunFolder.Write(_ml, _run, _folder["runs"], time);

        Assert.Equal(first + "-2", second);
    }

    [Fact]
    public void The_history_has_a_row_an_evaluation_at_full_precision()
    {
        string[] lines = HistoryTable.ToCsv(_run.History).TrimEnd().Split('\n');

        Assert.Equal("step,epoch,images_seen,training_loss,training_accuracy,loss,accuracy,learning_rate,images_per_second,best", lines[0]);
        Assert.Equal(3, lines.Length);
        string[] cells = lines[1].Split(',');
        Assert.Equal(_run.History.Epochs[0].TrainingLoss, double.Parse(cells[3], CultureInfo.InvariantCulture));
        Assert.Equal("0.001", cells[7]);
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

        Assert.Contains("recipe       lenet5: network lenet5, mean 0.1307, std 0.3081, epochs 2, batch-size 64, lr 0.001,", summary, StringComparison.Ordinal);
        Assert.Contains("300 training and 100 test images, drawn by this program, not MNIST, sha256 " + _run.Data.ShortHash, summary, StringComparison.Ordinal);
        Assert.Contains("environment  seed 3, mode ", summary, StringComparison.Ordinal);
    }
}
