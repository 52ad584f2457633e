using System.Text.RegularExpressions;
using Mnist.MLNet.Cli;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Data;
using Mnist.MLNet.Tests.Data;
using Spectre.Console;

namespace Mnist.MLNet.Tests.Cli;

public sealed class DataCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Drawing_writes_a_data_set_and_says_that_it_is_not_MNIST()
    {
        string text = CliRun.Of("data", "draw", _folder["drawn"], "--train", "20", "--test", "10", "--seed", "3").Succeeded();

        Assert.Equal($"drew 20 training and 10 test images into '{_folder["drawn"]}'; they are not MNIST\nnext: mnist data show {_folder["drawn"]}\n", text);
        var data = MnistData.Load(_folder["drawn"]);
        Assert.Equal((20, 10), (data.Train.Count, data.Test.Count));
    }

    [Fact]
    public void Drawing_replaces_files_only_when_told()
    {
        string[] draw = ["data", "draw", _folder["drawn"], "--train", "2", "--test", "2"];
        CliRun.Of(draw).Succeeded();

        Assert.Equal(
            $"'{Path.Combine(_folder["drawn"], "train-images-idx3-ubyte.gz")}' is there already; name another folder, or add --overwrite",
            CliRun.Of(draw).Failed(3));
        CliRun.Of([.. draw, "--overwrite"]).Succeeded();
    }

    [Theory]
    [InlineData("--train", "0")]
    [InlineData("--test", "3000000")]
    public void Drawing_too_few_or_too_many_is_refused(string option, string count) => Assert.Equal(
        $"{option} is '{count}'; it must be a whole number from 1 to 2,000,000; 'mnist data draw --help' explains",
        CliRun.Of("data", "draw", _folder["drawn"], option, count).Failed(2));

    [Fact]
    public void Verifying_shows_what_is_in_each_file()
    {
        SmallDataSet.Write(_folder.Path);

        string text = CliRun.Of("data", "verify", _folder.Path).Succeeded();

        Assert.Matches(
            """
            ^ *
              file +bytes +content +sha256 of the content +known as *
            ─+
              train-images-idx3-ubyte +34 +3×2×3 +[0-9a-f]{12} +- *
              train-labels-idx1-ubyte +11 +3 +[0-9a-f]{12} +- *
              t10k-images-idx3-ubyte +28 +2×2×3 +[0-9a-f]{12} +- *
              t10k-labels-idx1-ubyte +10 +2 +[0-9a-f]{12} +- *
             *
            sound: 3 training and 2 test images, 3 classes; this is not MNIST
            $
            """.ReplaceLineEndings("\n"),
            text);
    }

    [SkippableFact]
    public void The_real_MNIST_is_recognised()
    {
        RealMnist.SkipIfMissing();

        string text = CliRun.Of("data", "verify", RealMnist.Folder!).Succeeded();

        Assert.Contains("ba891046e650", text, StringComparison.Ordinal);
        Assert.Contains("MNIST train-images-idx3-ubyte", text, StringComparison.Ordinal);
        Assert.EndsWith("sound: 60000 training and 10000 test images, 10 classes; this is MNIST\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Getting_a_folder_that_is_there_says_what_it_is()
    {
        SmallDataSet.Write(_folder.Path);

        string text = CliRun.Of("data", "get", "--data", _folder.Path).Succeeded();

        Assert.Equal(
            $"data: 3 training and 2 test images of 2×3 pixels, 3 classes, from '{_folder.Path}'\nsha256 of the four files' contents: {SmallDataSet.Hash(_folder.Path)}\n",
            text);
    }

    [Fact]
    public void Getting_never_mixes_MNIST_into_another_data_set()
    {
        SmallDataSet.Write(_folder.Path);
        File.Delete(_folder["t10k-labels-idx1-ubyte"]);

        Assert.Equal(
            $"'{_folder.Path}' lacks t10k-labels-idx1-ubyte; expected each of the four files, plain or with .gz. Fetch them, or name another folder",
            CliRun.Of("data", "get", "--data", _folder.Path).Failed(3));
    }

    [Fact]
    public void Without_any_data_the_program_draws_some_and_says_that_it_is_not_MNIST()
    {
        var run = CliProcess.RunIn(_folder.Path, "data", "get", "--offline");

        string mnist = Regex.Escape(Path.Combine("datasets", "mnist"));
        string drawn = Regex.Escape(Path.Combine("datasets", "drawn"));
        Assert.Matches(
            $$"""
            ^There is no MNIST in '{{mnist}}'\. Using digits drawn by this program instead, in '{{drawn}}': figures on them are not figures on MNIST\.
            data: 60000 training and 10000 test images of 28×28 pixels, 10 classes, drawn by this program into '{{drawn}}': this is not MNIST
            sha256 of the four files' contents: [0-9a-f]{64}
            $
            """.ReplaceLineEndings("\n"),
            run.Succeeded());
    }

    [Fact]
    public void Images_are_shown_side_by_side_with_two_pixels_in_a_character()
    {
        WriteCorner();

        string text = CliRun.Of("data", "show", _folder.Path, "--rows", "0-1").Succeeded();

        Assert.EndsWith(
            """
            row 0: 1  row 1: 0
            ▀█▄       ███


            """.ReplaceLineEndings("\n"),
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Images_are_shown_in_ascii_where_there_is_no_more()
    {
        WriteCorner();
        using var output = new StringWriter();
        using var error = new StringWriter();

        CommandLine.Run(["data", "show", _folder.Path, "--rows", "0"], Terminal.Redirected(output, error, unicode: false));

        Assert.EndsWith("row 0: 1\n=@=\n\n", CliRun.Text(output), StringComparison.Ordinal);
    }

    [Fact]
    public void Images_are_shown_in_shades_to_a_person()
    {
        WriteCorner();
        using var output = new StringWriter();
        using var error = new StringWriter();

        CommandLine.Run(["data", "show", _folder.Path, "--rows", "0"], Terminal.Watched(output, error, AnsiSupport.Yes));

        Assert.Contains("▀", CliRun.Text(output), StringComparison.Ordinal);
        Assert.Contains("\u001b[", CliRun.Text(output), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_beyond_the_data_are_refused()
    {
        WriteCorner();

        Assert.Equal($"--rows asks for row 2; '{_folder.Path}' has the rows 0 to 1", CliRun.Of("data", "show", _folder.Path, "--rows", "0-2").Failed(2));
    }

    public void Dispose() => _folder.Dispose();

    private void WriteCorner()
    {
        byte[] pixels = [255, 255, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255];
        foreach (string part in new[] { "train", "t10k" })
        {
            IdxWriter.WriteImages(_folder[$"{part}-images-idx3-ubyte"], 2, 3, pixels);
            IdxWriter.WriteLabels(_folder[$"{part}-labels-idx1-ubyte"], new byte[] { 1, 0 });
        }
    }
}
