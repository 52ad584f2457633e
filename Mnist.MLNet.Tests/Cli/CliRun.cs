using Mnist.MLNet.Cli;
using Mnist.MLNet.Cli.Output;

namespace Mnist.MLNet.Tests.Cli;

/// <summary>What a run of the program gave: its exit code and what it wrote, with line feeds only.</summary>
internal sealed record CliRun(int ExitCode, string Out, string Error)
{
    /// <summary>Runs the program in this process, with output that is redirected.</summary>
    public static CliRun Of(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = CommandLine.Run(args, Terminal.Redirected(output, error));
        return new CliRun(code, Text(output), Text(error));
    }

    /// <summary>The writer's text with line feeds only.</summary>
    public static string Text(StringWriter writer) => writer.ToString().ReplaceLineEndings("\n");

    /// <summary>The run's output, once it is sure that it succeeded without a word on the error stream.</summary>
    public string Succeeded()
    {
        Assert.Equal("", Error);
        Assert.Equal(0, ExitCode);
        return Out;
    }

    /// <summary>The run's one line on the error stream, without the program's name, once it is sure that it ended with a code.</summary>
    public string Failed(int exitCode)
    {
        Assert.StartsWith("mnist: ", Error, StringComparison.Ordinal);
        Assert.Equal(Error.Length - 1, Error.IndexOf('\n', StringComparison.Ordinal));
        Assert.Equal(exitCode, ExitCode);
        return Error["mnist: ".Length..^1];
    }
}
