using System.Text.Json;

namespace Mnist.MLNet.Tests.Cli;

[Collection(TorchCollection.Name)]
public sealed class RecipesTests
{
    [Fact]
    public void Recipes_are_listed_with_their_size_and_what_the_study_reports()
    {
        string text = CliRun.Of("recipes").Succeeded();

        Assert.Matches(@"(?m)^  recipe +parameters +multiply-adds +epochs +reported by the study *$", text);
        Assert.Matches(@"(?m)^  bn-cnn +468,458 +18,691,840 +7 +99\.50 % ", text);
        Assert.Matches(@"(?m)^  lenet5 +61,706 +416,520 +10 +98\.94 % ", text);
        Assert.EndsWith("next: mnist recipes show lenet5\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recipe_shows_everything_that_it_sets()
    {
        string text = CliRun.Of("recipes", "show", "Bn-Cnn").Succeeded();

        Assert.Contains("source        Course paper, Wuhan University, December 2025\n", text, StringComparison.Ordinal);
        Assert.Contains("the study evaluated every 50 steps on the first 2,000 test images, the best of these evaluations kept (--protocol study)", text, StringComparison.Ordinal);
        Assert.Contains("augmentation  rotate 15, translate 0.1\n", text, StringComparison.Ordinal);
        Assert.Contains("training      epochs 7, batch-size 50, lr 0.001, seed 1\n", text, StringComparison.Ordinal);
        Assert.Contains("schedule      schedule step, step-size 2, gamma 0.1\n", text, StringComparison.Ordinal);
        Assert.Contains("evaluation    validation-fraction 0.083333, selection best\n", text, StringComparison.Ordinal);
        Assert.EndsWith("next: mnist train bn-cnn\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_shows_its_network_layer_by_layer()
    {
        string text = CliRun.Of("recipes", "show", "lenet5").Succeeded();

        Assert.Matches(@"(?m)^  name +layer +input +kernel / stride +output +parameters +multiply-adds +KB a batch of 64 *$", text);
        Assert.Matches(@"(?m)^  conv1 +Conv2d +1×28×28 +5×5 / 1, pad 2 +6×28×28 +156 +117,600 +1,204 *$", text);
        Assert.Matches(@"(?m)^  total +61,706 +416,520 ", text);
        Assert.Contains("61,706 parameters, 241 KiB of float32", text, StringComparison.Ordinal);
        Assert.Contains("training accuracy by epoch: 92.115, 97.680, 98.318, 98.662, 98.902, 99.053, 99.200, 99.255, 99.348, 99.420 %", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_change_what_is_shown()
    {
        string text = CliRun.Of("recipes", "show", "lenet5", "--pooling", "max", "--batch-norm", "--width", "2", "--optimizer", "sgd", "--nesterov", "--momentum", "0.9").Succeeded();

        Assert.Contains("network       network lenet5, pooling max, batch-norm true, width 2\n", text, StringComparison.Ordinal);
        Assert.Contains("optimizer     optimizer sgd, momentum 0.9, nesterov true\n", text, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^  pool1 +MaxPool2d ", text);
    }

    [Fact]
    public void An_exported_recipe_is_JSON_and_can_be_shown_and_changed()
    {
        using var folder = new TemporaryFolder();
        string file = folder["mine.json"];

        using var json = JsonDocument.Parse(CliRun.Of("recipes", "export", "shallow").Succeeded());
        Assert.Equal("sgd", json.RootElement.GetProperty("optimizer").GetString());
        Assert.StartsWith($"wrote recipe shallow to '{file}'\n", CliRun.Of("recipes", "export", "shallow", "--lr", "0.02", "--output", file).Succeeded(), StringComparison.Ordinal);
        string shown = CliRun.Of("recipes", "show", "--recipe", file, "--epochs", "9").Succeeded();
        Assert.Contains("recipe        mine: ", shown, StringComparison.Ordinal);
        Assert.Contains("training      epochs 9, batch-size 64, lr 0.02, seed 1\n", shown, StringComparison.Ordinal);
        Assert.Equal($"'{file}' is there already; name another file, or add --overwrite", CliRun.Of("recipes", "export", "shallow", "--output", file).Failed(3));
    }

    [Fact]
    public void A_name_and_a_file_together_are_refused() => Assert.Equal(
        "Recipe 'lenet5' and --recipe 'x.json' are both named; leave one out",
        CliRun.Of("recipes", "show", "lenet5", "--recipe", "x.json").Failed(2));
}
