using System.Diagnostics;
using Mnist.MLNet.Data;

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
