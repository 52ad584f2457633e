using System.Text.Json;
using Mnist.MLNet.Cli;
using Mnist.MLNet.Cli.Output;
using Spectre.Console;

namespace Mnist.MLNet.Tests.Cli;

[Collection(TorchCollection.Name)]
public sealed class TrainTests(TrainedDigits digits) : IClassFixture<TrainedDigits>
{
    [Fact]
    public void Training_says_where_the_data_comes_from() => Assert.StartsWith(
        $"data: 600 training and 150 test images of 28×28 pixels, 10 classes, from '{digits.Data}'\n",
        digits.Train.Succeeded(),
        StringComparison.Ordinal);

    [Fact]
    public void Training_writes_a_line_an_epoch() => Assert.Matches(
        """
        (?m)^training LeNet5: 61,706 parameters, 550 images, 50 set aside for validation, seed 1, cpu, 2 threads
            epoch     loss  accuracy  val\. loss  val\. accuracy     time  images/s
              1/2   \d\.\d{4}    0\.\d{4}     \d\.\d{4}         0\.\d{4} +\d+\.\d s +\d+  best
              2/2   \d\.\d{4}    0\.\d{4}     \d\.\d{4}         0\.\d{4} +\d+\.\d s +\d+(  best)?
        taking epoch [12] to the test set
        """.ReplaceLineEndings("\n"),
        digits.Train.Out);

    [Fact]
    public void Training_ends_with_everything_that_the_figures_depend_on_and_what_to_do_next()
    {
        string text = digits.Train.Out;

        Assert.Contains("epochs 2, batch-size 16, lr 0.005", text, StringComparison.Ordinal);
        Assert.Matches(@"data +600 training and 150 test images, .+, sha256 [0-9a-f]{12}\n", text);
        Assert.Matches(@"environment +seed 1, mode (embedded|nuget), engine .+, 2 threads\n", text);
        Assert.Matches(@"\n +accuracy +0\.\d{4} +150\n", text);
        Assert.EndsWith(
            $"""
            run folder: {digits.Run}
            next:
              mnist evaluate {digits.Model} --data {digits.Data}
              mnist predict {digits.Model} --data {digits.Data} --rows 0-9

            """.ReplaceLineEndings("\n"),
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_leaves_its_model_figures_course_and_report() => Assert.Superset(
        new HashSet<string> { "model.zip", "metrics.json", "history.csv", "log.txt", "report.html", "predictions.png" },
        Directory.GetFiles(digits.Run).Select(path => Path.GetFileName(path)).ToHashSet());

    [Fact]
    public void Output_that_is_redirected_has_no_control_sequences()
    {
        Assert.DoesNotContain('\u001b', digits.Train.Out);
        Assert.DoesNotContain('\r', digits.Train.Out);
    }

    [Fact]
    public void A_file_in_the_place_of_the_runs_is_found_before_the_training() => Assert.Equal(
        $"'{digits.Model}' cannot take runs: it is a file; name a folder with --runs",
        CliRun.Of("train", "lenet5", "--data", digits.Data, "--runs", digits.Model).Failed(3));

    [Fact]
    public void The_seed_decides_on_the_model()
    {
        string[] options = ["--epochs", "1", "--rotate", "10", "--translate", "0.1"];

        byte[] first = File.ReadAllBytes(Train([.. options, "--seed", "5"]));

        Assert.Equal(first, File.ReadAllBytes(Train([.. options, "--seed", "5"])));
        Assert.NotEqual(first, File.ReadAllBytes(Train([.. options, "--seed", "6"])));
    }

    [Fact]
    public void Options_replace_what_the_recipe_sets_and_are_recorded()
    {
        string model = Train("--epochs", "1", "--optimizer", "sgd", "--lr", "0.01", "--momentum", "0.9", "--weight-decay", "1e-4", "--batch-size", "100", "--validation-fraction", "0", "--rotate", "7.5");

        using var metrics = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(model)!, "metrics.json")));
        var recorded = metrics.RootElement.GetProperty("settings");
        Assert.Equal(1, recorded.GetProperty("epochs").GetInt32());
        Assert.Equal("sgd", recorded.GetProperty("optimizer").GetString());
        Assert.Equal(0.01, recorded.GetProperty("lr").GetDouble());
        Assert.Equal(0.9, recorded.GetProperty("momentum").GetDouble());
        Assert.Equal(1e-4, recorded.GetProperty("weight-decay").GetDouble());
        Assert.Equal(100, recorded.GetProperty("batch-size").GetInt32());
        Assert.Equal(0, recorded.GetProperty("validation-fraction").GetDouble());
        Assert.Equal(7.5, recorded.GetProperty("rotate").GetDouble());
    }

    [SkippableFact]
    public void A_GPU_that_is_not_there_is_refused()
    {
        Skip.If(TorchSharp.torch.cuda_is_available(), "There is one.");

        Assert.Equal("--gpu asks for GPU 0, and torch finds none; leave --gpu out to train on the CPU", Run("--gpu", "0").Failed(2));
    }

    [Fact]
    public void Quiet_training_prints_one_line()
    {
        string text = Run("--epochs", "1", "--quiet").Succeeded();

        Assert.Matches($@"^accuracy 0\.\d{{4}} on 150 test images, not of MNIST; .+-lenet5(-\d+)?\n$", text);
    }

    [Fact]
    public void Batches_are_logged_on_demand()
    {
        string text = Run("--epochs", "1", "--batch-size", "100", "--log-every", "3").Succeeded();

        Assert.Matches(@"(?m)^Epoch 1/1, batch 3/6: running loss \d\.\d{4}, accuracy \d+\.\d\d %\nEpoch 1/1, batch 6/6: .+\n      1/1 ", text);
    }

    [Fact]
    public void By_the_studys_protocol_the_output_is_labelled_and_ends_with_its_figures()
    {
        string text = CliRun.Of("train", "bn-cnn", "--data", digits.Data, "--runs", digits["more-runs"], "--epochs", "1", "--batch-size", "100", "--protocol", "study").Succeeded();

        Assert.Contains("150 test images to evaluate on", text, StringComparison.Ordinal);
        Assert.Contains("the study's own protocol, whose figures are not of unseen images:\n", text, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^Epoch: 1 \| Step: 6 \| Loss: \d\.\d{4} \| Accuracy: [01]\.\d{5}\nBest accuracy so far: ", text);
        Assert.Matches(@"(?m)^  best accuracy: [01]\.\d{5} \(epoch 1, step 6\)\n  mean accuracy of the last epoch: [01]\.\d{5}\n  model file: .+model\.zip$", text);
        Assert.DoesNotContain("val. accuracy", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Machines_get_all_figures_as_JSON_and_nothing_else()
    {
        using var json = JsonDocument.Parse(Run("--epochs", "1", "--json").Succeeded());

        Assert.True(Directory.Exists(json.RootElement.GetProperty("folder").GetString()));
        Assert.Equal(150, json.RootElement.GetProperty("test").GetProperty("rows").GetInt32());
        Assert.Equal(1, json.RootElement.GetProperty("settings").GetProperty("epochs").GetInt32());
    }

    [Fact]
    public void A_recipe_of_ones_own_is_trained_from_its_file()
    {
        File.WriteAllText(digits["mine.json"], """{ "base": "lenet5", "epochs": 1, "pooling": "max" }""");

        string text = CliRun.Of("train", "--recipe", digits["mine.json"], "--data", digits.Data, "--runs", digits["more-runs"], "--lr", "0.002").Succeeded();

        Assert.Contains("mine: network lenet5, pooling max, mean 0.1307, std 0.3081, epochs 1, batch-size 64, lr 0.002", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_is_no_number_ends_the_training_with_its_own_code()
    {
        var run = Run("--lr", "1e6", "--optimizer", "sgd");

        Assert.Matches(@"^Training diverged: the loss became (NaN|Infinity|∞) at epoch 1, batch \d+; lower the learning rate, which is 1000000$", run.Failed(4));
    }

    [Fact]
    public void Ctrl_C_keeps_the_best_model_so_far()
    {
        using var stop = new CancellationTokenSource();
        using var output = new TriggeringWriter(" 1/9 ", stop.Cancel);
        using var error = new StringWriter();

        int code = CommandLine.Run(Arguments("--epochs", "9"), Terminal.Redirected(output, error, stop: stop.Token));

        Assert.Equal(130, code);
        Assert.Matches(@"^mnist: stopped by Ctrl\+C in epoch 2 of 9; the best model so far, of epoch [12], is saved in '.+'\n$", CliRun.Text(error));
        string folder = CliRun.Text(error).Split('\'')[1];
        CliRun.Of("evaluate", Path.Combine(folder, "model.zip"), "--data", digits.Data).Succeeded();
    }

    [Fact]
    public void Ctrl_C_before_the_first_batch_leaves_nothing()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        int code = CommandLine.Run(["train", "--data", digits.Data, "--runs", digits["stopped"]], Terminal.Redirected(output, error, stop: new CancellationToken(canceled: true)));

        Assert.Equal(130, code);
        Assert.Equal("mnist: stopped by Ctrl+C\n", CliRun.Text(error));
        Assert.False(Directory.Exists(digits["stopped"]));
    }

    [Fact]
    public void A_person_sees_a_bar_with_elapsed_and_remaining_time_besides_the_same_lines()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        int code = CommandLine.Run(Arguments("--epochs", "40"), Terminal.Watched(output, error, AnsiSupport.Yes));

        Assert.Equal((0, ""), (code, CliRun.Text(error)));
        string text = CliRun.Text(output);
        Assert.Matches(@"epoch \d+/40 ", text);
        Assert.Matches(@"\d:\d\d elapsed, (-:--|\d:\d\d) left", text);
        Assert.Contains("training LeNet5: 61,706 parameters", text, StringComparison.Ordinal);
        Assert.Matches(@"40/40   \d\.\d{4} ", text);
    }

    private string[] Arguments(params string[] options) => ["train", "lenet5", "--data", digits.Data, "--runs", digits["more-runs"], .. options];

    private CliRun Run(params string[] options) => CliRun.Of(Arguments(options));

    private string Train(params string[] options) => Path.Combine(Run([.. options, "--quiet"]).Succeeded().TrimEnd('\n').Split("; ")[1], "model.zip");
}
