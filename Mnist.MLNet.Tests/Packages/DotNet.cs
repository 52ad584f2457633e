using System.Diagnostics;
using System.Runtime.InteropServices;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Tests.Packages;

/// <summary>The .NET SDK, and programs that it made, as a person starts them: in a folder of theirs, with nothing in the environment that comes from this test run.</summary>
internal static class DotNet
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private static readonly string Root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>The SDK's program.</summary>
    public static string Program { get; } = Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    /// <summary>Runs a program to its end, which must come within a quarter of an hour.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="packages">Where packages that it restores go; null for the machine's own place.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it wrote, once it is sure that it succeeded.</returns>
    public static string Run(string folder, string? packages, string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsOfThisRun))
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_ROOT"] = Root;
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        if (packages is not null)
        {
            start.Environment["NUGET_PACKAGES"] = packages;
        }

        using var process = Process.Start(start)!;
        using var limit = new Timer(_ => process.Kill(entireProcessTree: true), null, Longest, Timeout.InfiniteTimeSpan);
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{Path.GetFileName(program)} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}{error.Result}");
        return output.ReplaceLineEndings("\n");
    }

    // what the running test host and its build leave for their children, and where they found their data
    private static bool IsOfThisRun(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("CORECLR_", StringComparison.OrdinalIgnoreCase)
        || variable is "CI" or DataSetLocator.EnvironmentVariable;
}
