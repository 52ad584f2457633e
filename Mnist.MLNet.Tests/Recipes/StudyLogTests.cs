using Microsoft.ML;
using Mnist.MLNet.Data;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Recipes.Settings;
using Mnist.MLNet.Reports;

namespace Mnist.MLNet.Tests.Recipes;

[Collection(TorchCollection.Name)]
public sealed class StudyLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MnistData _data;

    public StudyLogTests()
    {
        DrawnDigits.Write(_folder.Path, trainCount: 300, testCount: 100);
        _data = MnistData.Load(_folder.Path);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Bn_cnn_writes_its_evaluations_says_which_were_the_best_and_gives_best_and_mean()
    {
        var recipe = RecipeBook.Get("bn-cnn");
        recipe = recipe with { Study = recipe.Study with { EvaluateEverySteps = 3, TestImages = 50 } };

        var (run, lines) = Run(recipe, ("epochs", "2"), ("protocol", "study"));

        Assert.Equal(4, lines.Count(line => line.StartsWith("Epoch: ", StringComparison.Ordinal)));
        Assert.Matches(@"^Epoch: 1 \| Step: 3 \| Loss: \d\.\d{4} \| Accuracy: [01]\.\d{5}$", lines[0]);
        Assert.Matches(@"^Best accuracy so far: [01]\.\d{5}; model kept$", lines[1]);
        var evaluations = run.History.Evaluations;
        Assert.Equal([3L, 6, 9, 12], evaluations.Select(evaluation => evaluation.Step));
        Assert.Equal(evaluations.Max(evaluation => evaluation.Accuracy), run.StudyFigures!.BestAccuracy);
        Assert.Equal((evaluations[2].Accuracy + evaluations[3].Accuracy) / 2, run.StudyFigures.LastEpochMean);
        Assert.Equal(run.StudyFigures.BestStep, run.History.BestStep);
        Assert.Equal("evaluated every 3 steps on the first 50 test images, the best of these evaluations kept", run.StudyFigures.Protocol);
    }

    [Fact]
    public void Shallow_writes_its_batches_and_tests_before_the_first_epoch_too()
    {
        var (run, lines) = Run(RecipeBook.Get("shallow"), ("epochs", "1"), ("batch-size", "60"), ("protocol", "study"));

        Assert.Matches(@"^Test set: Avg\. loss: \d\.\d{4}, Accuracy: \d+/100 \(\d+%\)$", lines[0]);
        Assert.Matches(@"^Train Epoch: 1 \[120/300 \(40%\)\] Loss: \d\.\d{6}$", lines[1]);
        Assert.Equal(["Test", "Train", "Train", "Test"], lines.Select(line => line.Split(' ')[0]));
        Assert.Equal([0L, 5], run.History.Evaluations.Select(evaluation => evaluation.Step));
        Assert.Equal(5, run.History.BestStep);
    }

    [Fact]
    public void Three_conv_writes_average_loss_and_learning_rate_an_epoch()
    {
        var (_, lines) = Run(RecipeBook.Get("three-conv"), ("epochs", "2"), ("step-size", "1"), ("protocol", "study"));

        Assert.Equal(2, lines.Length);
        Assert.Matches(@"^Epoch 1: average loss \d\.\d{4}, learning rate 0\.001$", lines[0]);
        Assert.EndsWith("learning rate 0.0005", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void By_the_honest_protocol_no_test_image_is_told_of()
    {
        var (run, lines) = Run(RecipeBook.Get("shallow"), ("epochs", "1"), ("batch-size", "60"));

        Assert.All(lines, line => Assert.StartsWith("Train Epoch: 1 [", line, StringComparison.Ordinal));
        Assert.Null(run.StudyFigures);
        Assert.Null(run.History.Remark);
    }

    [Fact]
    public void Figures_of_a_studys_protocol_are_labelled_everywhere()
    {
        var (run, _) = Run(RecipeBook.Get("lenet5"), ("epochs", "1"), ("protocol", "study"));

        Assert.Contains("by the study's own protocol: evaluated after every epoch on the test images, the last epoch kept", RunSummary.Of(run), StringComparison.Ordinal);
        string metrics = RunMetrics.Of(run).ToJson();
        Assert.Contains("\"protocol\": \"Study\"", metrics, StringComparison.Ordinal);
        Assert.Contains("\"bestAccuracy\"", metrics, StringComparison.Ordinal);
        var ml = new MLContext();
        ml.Mnist().Save(run.Model, _data.Train.Schema, _folder["model.zip"]);
        Assert.StartsWith("the study's own protocol: ", ml.Mnist().ReadManifest(_folder["model.zip"]).Training!.Remark, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("loss {x}", "The line 'loss {x}' has the field 'x', which there is not.")]
    [InlineData("loss {x", "The line 'loss {x' opens a brace that it does not close.")]
    public void A_template_that_cannot_be_filled_is_named(string template, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => LineTemplate.Fill(template, _ => null)).Message);

    private (RecipeRun Run, string[] Lines) Run(Recipe recipe, params (string Name, string Value)[] settings)
    {
        recipe = RecipeSettings.Apply(recipe, settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)));
        var lines = new List<string>();
        var run = RecipeRun.Train(new MLContext(), recipe, _data, new StudyLogWriter(recipe, recipe.Log.BatchesPerLine is null ? null : 2, lines.Add));
        return (run, [.. lines]);
    }
}
