using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Mnist.MLNet.Data;
using Mnist.MLNet.Tests.Data;

namespace Mnist.MLNet.Tests.Cli;

/// <summary>What a saved model says, in this process and in a new one.</summary>
[Collection(TorchCollection.Name)]
public sealed partial class SavedModelTests(TrainedDigits digits) : IClassFixture<TrainedDigits>
{
    [Fact]
    public void Training_evaluation_and_prediction_agree_on_the_accuracy_to_the_last_digit_also_in_a_new_process()
    {
        using var metrics = JsonDocument.Parse(File.ReadAllText(Path.Combine(digits.Run, "metrics.json")));
        double trained = metrics.RootElement.GetProperty("test").GetProperty("accuracy").GetDouble();
        double trainedLoss = metrics.RootElement.GetProperty("test").GetProperty("logLoss").GetDouble();
        string[] evaluate = ["evaluate", digits.Model, "--data", digits.Data, "--json"];
        string[] predict = ["predict", digits.Model, "--data", digits.Data];

        foreach (var run in new Func<string[], CliRun>[] { CliRun.Of, CliProcess.Run })
        {
            using var evaluation = JsonDocument.Parse(run(evaluate).Succeeded());
            var report = evaluation.RootElement.GetProperty("report");
            var counts = RightOfAll().Match(run(predict).Succeeded());

            Assert.Equal(trained, report.GetProperty("accuracy").GetDouble());
            Assert.Equal(trainedLoss, report.GetProperty("logLoss").GetDouble(), 1e-6);
            Assert.Equal(trained, Number(counts.Groups[1]) / Number(counts.Groups[2]));
        }
    }

    [Fact]
    public void Evaluation_prints_what_the_figures_depend_on_and_the_report_of_the_training()
    {
        string text = CliRun.Of("evaluate", digits.Model, "--data", digits.Data).Succeeded();

        Assert.Contains($"model        {digits.Model}: lenet5, seed 1, epoch ", text, StringComparison.Ordinal);
        Assert.Contains("evaluated    on the test images", text, StringComparison.Ordinal);
        Assert.Matches(@"environment +mode (embedded|nuget), engine .+, \d+ threads\n", text);
        string report = digits.Train.Out[digits.Train.Out.IndexOf("  precision    recall", StringComparison.Ordinal)..];
        Assert.Contains(report[..report.IndexOf("run folder", StringComparison.Ordinal)].TrimEnd(), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluation_goes_to_the_training_images_on_demand()
    {
        string text = CliRun.Of("evaluate", digits.Model, "--data", digits.Data, "--split", "train").Succeeded();

        Assert.Contains("evaluated    on the training images", text, StringComparison.Ordinal);
        Assert.Matches(@"\n +accuracy +0\.\d{4} +600\n", text);
    }

    [Fact]
    public void Json_is_all_that_is_printed()
    {
        using var json = JsonDocument.Parse(CliRun.Of("evaluate", digits.Model, "--data", digits.Data, "--json").Succeeded());

        Assert.Equal(
            ["model", "network", "training", "split", "data", "environment", "report"],
            json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(150, json.RootElement.GetProperty("report").GetProperty("rows").GetInt32());
        Assert.Equal(10, json.RootElement.GetProperty("report").GetProperty("classes").GetArrayLength());
    }

    [Fact]
    public void Predictions_are_a_table_of_the_rows_that_were_asked_for()
    {
        string text = CliRun.Of("predict", digits.Model, "--data", digits.Data, "--rows", "0-2,140").Succeeded();

        string[] rows = [.. text.Split('\n').Where(line => Regex.IsMatch(line, @"^ +\d+ "))];
        Assert.Equal([0, 1, 2, 140], rows.Select(row => (int)Number(row.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0])));
        var data = MnistData.Load(digits.Data);
        Assert.Equal([0, 1, 2, 140], rows.Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(cells => (int)Number(cells[0])));
        Assert.All(rows, row =>
        {
            string[] cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            int label = data.Test.GetLabel((int)Number(cells[0]));
            Assert.Equal(label, Number(cells[1]));
            Assert.Equal(label != Number(cells[2]), row.Contains("wrong", StringComparison.Ordinal));
            Assert.InRange(Number(cells[3]), 10, 100);
        });
        Assert.Matches(@"\n[0-4] of 4 right, accuracy [01]\.\d{4}\n$", text);
    }

    [Fact]
    public void A_long_table_is_cut_and_says_so()
    {
        string text = CliRun.Of("predict", digits.Model, "--data", digits.Data).Succeeded();

        Assert.Equal(20, text.Split('\n').Count(line => Regex.IsMatch(line, @"^ +\d+ ")));
        Assert.Contains("and 130 more images; --rows shows others, --csv writes all\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Predictions_as_values_hold_every_row_and_the_classes_in_order_of_probability()
    {
        string file = digits["predictions.csv"];

        string printed = CliRun.Of("predict", digits.Model, "--data", digits.Data, "--csv", "-", "--top", "3").Succeeded();
        string written = CliRun.Of("predict", digits.Model, "--data", digits.Data, "--csv", file, "--top", "3").Succeeded();

        Assert.EndsWith($"wrote 150 predictions to '{file}'\n", written, StringComparison.Ordinal);
        Assert.Equal(printed, File.ReadAllText(file));
        string[] lines = printed.TrimEnd('\n').Split('\n');
        Assert.Equal("row,label,prediction,probability,prediction_2,probability_2,prediction_3,probability_3", lines[0]);
        Assert.Equal(151, lines.Length);
        Assert.All(lines.Skip(1), line =>
        {
            string[] fields = line.Split(',');
            double[] probabilities = [.. new[] { fields[3], fields[5], fields[7] }.Select(field => double.Parse(field, CultureInfo.InvariantCulture))];
            Assert.Equal(probabilities.OrderDescending(), probabilities);
        });
    }

    [Fact]
    public void A_file_of_images_alone_is_predicted_without_labels()
    {
        using var folder = new TemporaryFolder();
        string images = folder["scans.idx"];
        IdxWriter.WriteImages(images, 28, 28, MnistData.Load(digits.Data).Test.GetPixels(3).ToArray());

        string text = CliRun.Of("predict", digits.Model, images, "--top", "2").Succeeded();

        Assert.Matches(@"\n +0 +- +\d +\d+\.\d\d % +\d +\d+\.\d\d % *\n", text);
        Assert.DoesNotContain("right", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_in_batches_predicts_what_reading_at_once_predicts()
    {
        using var folder = new TemporaryFolder();
        DrawnDigits.Write(folder.Path, trainCount: 1, testCount: 2100);
        string images = folder["t10k-images-idx3-ubyte.gz"];

        string all = CliRun.Of("predict", digits.Model, images, "--csv", "-").Succeeded();
        string some = CliRun.Of("predict", digits.Model, images, "--csv", "-", "--rows", "1000-1100,2099").Succeeded();

        string[][] expected = Fields(all);
        Assert.Equal(2100, expected.Length);
        expected = [.. expected[1000..1101], expected[2099]];
        string[][] actual = Fields(some);
        Assert.Equal(expected.Select(fields => string.Join(',', fields[..3])), actual.Select(fields => string.Join(',', fields[..3])));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(Number(pair.First[3]), Number(pair.Second[3]), 1e-5));
    }

    [Fact]
    public void Rows_beyond_the_file_are_refused() => Assert.Equal(
        $"--rows asks for row 150; '{Path.Combine(digits.Data, "t10k-images-idx3-ubyte.gz")}' has the rows 0 to 149",
        CliRun.Of("predict", digits.Model, "--data", digits.Data, "--rows", "3,150").Failed(2));

    [Fact]
    public void Images_of_another_size_than_the_model_s_are_refused()
    {
        using var folder = new TemporaryFolder();
        SmallDataSet.Write(folder.Path);
        string images = folder["t10k-images-idx3-ubyte"];

        Assert.Equal($"'{images}' has images of 2×3 pixels; the model takes 28×28", CliRun.Of("predict", digits.Model, images).Failed(3));
        Assert.Equal($"'{folder.Path}' has images of 2×3 pixels; the model takes 28×28", CliRun.Of("evaluate", digits.Model, "--data", folder.Path).Failed(3));
    }

    [Fact]
    public void A_label_that_the_model_does_not_know_is_named_with_its_row()
    {
        using var folder = new TemporaryFolder();
        foreach (string part in new[] { "train", "t10k" })
        {
            IdxWriter.WriteImages(folder[$"{part}-images-idx3-ubyte"], 28, 28, new byte[3 * 784]);
            IdxWriter.WriteLabels(folder[$"{part}-labels-idx1-ubyte"], new byte[] { 9, 10, 11 });
        }

        Assert.Equal(
            $"'{folder["t10k-labels-idx1-ubyte"]}' has a label out of range: expected 0 to 9, the model's classes; found 10 in row 1 (counted from 0)",
            CliRun.Of("evaluate", digits.Model, "--data", folder.Path).Failed(3));
    }

    [Fact]
    public void A_truncated_file_of_images_is_refused()
    {
        using var folder = new TemporaryFolder();
        string images = folder.Write("scans.idx", IdxBytes.Make(8, [2, 28, 28], new byte[1000]));

        Assert.Equal($"'{images}' is truncated: expected 1568 bytes of data (2×28×28), found 1000. Fetch it again", CliRun.Of("predict", digits.Model, images).Failed(3));
    }

    [Fact]
    public void A_model_is_exported_with_what_goes_in_and_comes_out()
    {
        string file = digits["digits.onnx"];

        string text = CliRun.Of("export", "onnx", digits.Model, file, "--logits").Succeeded();

        Assert.Matches($@"^wrote '{Regex.Escape(file)}', 249,\d{{3}} bytes, operator set 13\n", text);
        Assert.Contains("\ninput        pixels: float (batch, 1, 28, 28), raw pixels 0 to 255\n", text, StringComparison.Ordinal);
        Assert.Contains("\noutput       logits: float (batch, 10), classes 0, 1, 2, 3, 4, 5, 6, 7, 8, 9\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_leave_and_come_back_as_a_model_with_the_same_figures()
    {
        string weights = digits["digits.safetensors"];
        string model = digits["imported.zip"];

        string exported = CliRun.Of("export", "weights", digits.Model, weights).Succeeded();
        string imported = CliRun.Of("import", "weights", "lenet5", weights, model).Succeeded();

        Assert.Matches($@"^wrote the weights of lenet5 to '{Regex.Escape(weights)}', 24\d,\d{{3}} bytes\n$", exported);
        Assert.StartsWith($"wrote '{model}': lenet5 with imported weights\n", imported, StringComparison.Ordinal);
        Assert.Equal(Accuracy(digits.Model), Accuracy(model));

        double Accuracy(string file)
        {
            using var json = JsonDocument.Parse(CliRun.Of("evaluate", file, "--data", digits.Data, "--json").Succeeded());
            return json.RootElement.GetProperty("report").GetProperty("accuracy").GetDouble();
        }
    }

    [Fact]
    public void The_network_of_a_model_is_drawn()
    {
        string file = digits["network.svg"];

        Assert.Equal($"wrote '{file}'\n", CliRun.Of("export", "graph", digits.Model, file).Succeeded());

        Assert.Contains(XDocument.Load(file).Descendants(), element => element.Value == "conv1 · Conv2d");
    }

    [Theory]
    [InlineData("evaluate")]
    [InlineData("predict")]
    public void A_model_that_is_missing_or_none_is_named(string command)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("model.zip", 1, 2, 3);

        Assert.Equal($"There is no model file '{folder["none.zip"]}'; 'mnist train' makes one", CliRun.Of(command, folder["none.zip"]).Failed(3));
        Assert.Equal($"'{folder.Path}' is a directory; a model is a file, such as model.zip in a run's folder", CliRun.Of(command, folder.Path).Failed(3));
        Assert.Equal(
            $"'{file}' is no model that can be loaded: it is no zip file, or was cut off; name one that 'mnist train' or Save wrote", CliRun.Of(command, file).Failed(3));
    }

    private static string[][] Fields(string values) => [.. values.TrimEnd('\n').Split('\n').Skip(1).Select(line => line.Split(','))];

    private static double Number(Group group) => Number(group.Value);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d+) of (\d+) right, accuracy")]
    private static partial Regex RightOfAll();
}
