using System.Diagnostics;
using Mnist.MLNet.Cli;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Tests.Cli;

/// <summary>Runs the built program in a process of its own.</summary>
internal static class CliProcess
{
    private static readonly string Program = typeof(CommandLine).Assembly.Location;

    public static CliRun Run(params string[] args) => RunIn(Environment.CurrentDirectory, args);

    /// <summary>Runs the program in a folder, on a machine where no variable names a data set.</summary>
    public static CliRun RunIn(string folder, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment.Remove(DataSetLocator.EnvironmentVariable);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CliRun(process.ExitCode, output.ReplaceLineEndings("\n"), error.Result.ReplaceLineEndings("\n"));
    }
}
