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
    public static CliRun RunIn(string folder, params string[] args) => Start(folder, ["dotnet", Program, .. args]);

    /// <summary>Runs the program as a user who has no more rights than others; skips the calling test where root cannot step down.</summary>
    public static CliRun RunWithoutPrivilege(params string[] args)
    {
        if (Environment.UserName != "root")
        {
            return Run(args);
        }

        const string nobody = "65534";
        string[] stepDown = ["setpriv", $"--reuid={nobody}", $"--regid={nobody}", "--clear-groups", "dotnet", Program];
        Skip.IfNot(File.Exists("/usr/bin/setpriv") && Start(Environment.CurrentDirectory, [.. stepDown, "--version"]).ExitCode == 0, "Root may read everything, and cannot step down here.");
        return Start(Environment.CurrentDirectory, [.. stepDown, .. args]);
    }

    private static CliRun Start(string folder, string[] line)
    {
        var start = new ProcessStartInfo(line[0], line[1..])
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
