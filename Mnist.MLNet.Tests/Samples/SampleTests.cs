using System.Diagnostics;
using Mnist.MLNet.Data;
using Mnist.MLNet.Tests.Pictures;

namespace Mnist.MLNet.Tests.Samples;

/// <summary>The samples run as a newcomer runs them: each in a process and a folder of its own.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SampleTests() => DrawnDigits.Write(_folder["digits"], trainCount: 1000, testCount: 200);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_quick_start_trains_judges_saves_and_predicts()
    {
        string output = Run("QuickStart.dll", _folder["digits"], "2");

        Assert.Contains("weighted avg", output, StringComparison.Ordinal);
        Assert.Matches(@"The first test image is a \d \(\d+(\.\d)? ?% sure\)\.", output);
        Assert.True(File.Exists(_folder["digits.zip"]));
    }

    [Fact]
    public void A_network_of_ones_own_is_trained_saved_and_loaded_again_with_the_same_accuracy()
    {
        string output = Run("OwnNetwork.dll", _folder["digits"], "1");

        Assert.Contains("macro avg", output, StringComparison.Ordinal);
        Assert.Contains("Loaded again: ", output, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["own.zip"]));
    }

    [Fact]
    public void The_invoice_reader_lists_what_it_is_sure_of_and_lays_the_rest_aside()
    {
        Run("QuickStart.dll", _folder["digits"], "3");
        Directory.CreateDirectory(_folder["scans"]);
        var drawn = new DrawnPicture(seed: 5);
        for (int i = 0; i < 3; i++)
        {
            var picture = drawn.DrawLine(4 * i, 4);
            _folder.Write($"scans/{i}.png", PngEncoder.Encode(picture.Width, picture.Height, picture.Rgba));
        }

        _folder.Write("scans/notes.txt", "no picture"u8.ToArray());

        string all = Run("InvoiceReader.dll", "digits.zip", "scans", "all", "0");
        string none = Run("InvoiceReader.dll", "digits.zip", "scans", "none", "1.1");

        Assert.EndsWith("4 pictures: 4 read, 0 laid aside for a person; see 'all'\n", all, StringComparison.Ordinal);
        Assert.EndsWith("4 pictures: 0 read, 4 laid aside for a person; see 'none'\n", none, StringComparison.Ordinal);
        string[] rows = File.ReadAllLines(_folder["all/numbers.csv"]);
        Assert.Equal("File,Number,Confidence,Remark", rows[0]);
        Assert.All(rows[1..4], row => Assert.Matches(@"^\d\.png,\d{3,5},[01]\.\d{4},(\x22\x22)?$", row));
        Assert.Contains("notes.txt,", File.ReadAllText(_folder["none/for-a-person.csv"]), StringComparison.Ordinal);
    }

    private string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {errors.Result}");
        return output;
    }
}
